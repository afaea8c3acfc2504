import {
  CancellationTokenSource,
  commands,
  Disposable,
  TreeItemCheckboxState,
  type TreeView,
  Uri,
  type ViewBadge,
  window,
  workspace,
} from 'vscode'
import {
  type MaintainerEntry,
  MAINTAINERS_REQUEST,
  type MaintainersAnswer,
  type MaintainersQuestion,
} from '../server/protocol/maintainers'
import { isForServer } from './documents'
import type { Place } from './kernelPlace'
import { isSameQuestion, stagedFolder, type Subject } from './maintainersQuestion'
import { type MaintainersNode, MaintainersTree, type ShownAnswer } from './maintainersTree'
import { placeOfSubject } from './placeOfSubject'
import { seriesAround } from './patchSeries'
import { type Posting, postingOf } from './posting'
import { chosenRecipients, createRecipientChoices, leftOut } from './recipientChoices'
import type { Services } from './services'
import { watchStagedChange } from './stagedChange'
import { badgeOf, messageOf } from './viewHeading'

const VIEW = 'kernelPatch.maintainers'

/** Set once there was something to show in this window; without it the view is not there. */
const SHOWN_CONTEXT = 'kernelPatch.shown'

/** Why the tree is empty; the welcome texts of package.json ask for it. */
const EMPTY_CONTEXT = 'kernelPatch.empty'

/** Set while the answer is about patches, which can take To: and Cc: fields. */
const POSTING_CONTEXT = 'kernelPatch.posting'

type Emptiness =
  | 'noFolder'
  | 'noDocument'
  | 'notKernel'
  | 'noMaintainers'
  | 'nothingStaged'
  | 'untrusted'
  | 'failed'

/** Typing in a patch, and git at work, come in bursts. */
const DELAY_MS = 150
const DELAY_WHILE_TYPING_MS = 1000

/** Lines are drawn anew within a second; where there is no selection by then, there is none. */
const LOOKS = 20
const BETWEEN_LOOKS_MS = 50

/**
 * The Maintainers view. It follows the person from document to document, asks the server while it can be seen, and
 * drops the answer to a question that is no longer asked.
 */
export class MaintainersView implements Disposable {
  readonly tree = new MaintainersTree()
  private readonly view: TreeView<MaintainersNode>
  private readonly subscriptions: Disposable
  /** What the tree shows, unless that may be outdated. */
  private shown: Subject | undefined
  /** What the last answer was for. */
  private answered: Subject | undefined
  private asking: CancellationTokenSource | undefined
  private timer: NodeJS.Timeout | undefined
  private staged: Disposable | undefined
  private failed = false
  private current: Shown | undefined
  /** Addresses that the headers of the patches name. */
  private named: ReadonlySet<string> = new Set()
  private readonly choicesFor = createRecipientChoices()

  constructor(private readonly services: Services) {
    this.view = window.createTreeView(VIEW, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      // Who is in two groups is selected in both.
      manageCheckboxStateManually: true,
    })
    const { places, server, work } = services
    this.subscriptions = Disposable.from(
      work.onDidChange(() => {
        this.soon(DELAY_MS)
      }),
      this.view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items) {
          this.select([node], state === TreeItemCheckboxState.Checked)
        }
      }),
      this.view.onDidChangeVisibility(() => {
        this.soon(0)
      }),
      places.onDidChange(() => {
        this.outdated(DELAY_MS)
      }),
      server.onMaintainersChanged(() => {
        this.outdated(DELAY_MS)
      }),
      server.onDidChangeState(state => {
        if (state === 'running' && this.failed) this.outdated(0)
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        this.outdated(DELAY_MS)
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        const isShown = document === work.subject?.document && isForServer(document)
        if (isShown) this.outdated(DELAY_WHILE_TYPING_MS)
      }),
    )
  }

  /** What is selected. VS Code does not know it while it draws the lines anew, which a key may come into. */
  async selection(): Promise<readonly MaintainersNode[]> {
    for (let look = 0; look < LOOKS && this.view.selection.length === 0; look++) {
      await new Promise(resolve => setTimeout(resolve, BETWEEN_LOOKS_MS))
    }
    return this.view.selection
  }

  /** What the view shows, and what the user chose in it. */
  get shownNow(): Shown | undefined {
    return this.current
  }

  get badge(): ViewBadge | undefined {
    return this.view.badge
  }

  /** Selects people and lists, or takes them out; a group stands for all who are in it. */
  select(nodes: readonly MaintainersNode[], selected: boolean): void {
    this.current?.choices.select(nodes.flatMap(entriesIn), selected)
    this.choicesChanged()
  }

  /** To be called when another choice was made. */
  choicesChanged(): void {
    this.tree.choicesChanged()
    this.showHeading()
  }

  /** Looks again whom the patches name. */
  async headersChanged(): Promise<void> {
    const { current } = this
    const named = current ? await current.posting.named() : new Set<string>()
    if (current !== this.current) return
    this.named = named
    this.showHeading()
  }

  /** Brings the view to the front and asks anew. */
  async reveal(): Promise<void> {
    this.shown = undefined
    await showViews()
    await commands.executeCommand(`${VIEW}.focus`)
    await this.update()
  }

  /** Asks again. */
  async refresh(): Promise<void> {
    this.shown = undefined
    await this.update()
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.asking?.cancel()
    this.staged?.dispose()
    for (const part of [this.subscriptions, this.view, this.tree]) part.dispose()
  }

  private outdated(delay: number): void {
    this.shown = undefined
    this.soon(delay)
  }

  private soon(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.update(), delay)
  }

  private async update(): Promise<void> {
    clearTimeout(this.timer)
    const { subject } = this.services.work
    if (!this.view.visible) return
    if (subject && isSameQuestion(subject.question, this.shown?.question)) return
    this.asking?.cancel()
    const asking = (this.asking = new CancellationTokenSource())
    const finding = this.find(subject, asking)
    // An answer that is only brought up to date comes without a sign of progress: it would flicker while one types.
    if (!isSameQuestion(subject?.question, this.answered?.question)) {
      void window.withProgress({ location: { viewId: VIEW } }, () => finding)
    }
    const found = await finding
    if (asking.token.isCancellationRequested) return
    this.shown = this.answered = subject
    await this.render(found)
  }

  private async find(
    subject: Subject | undefined,
    { token }: CancellationTokenSource,
  ): Promise<Shown | Emptiness> {
    if (!subject) return workspace.workspaceFolders ? 'noDocument' : 'noFolder'
    const place = await placeOfSubject(this.services.places, subject)
    if (!place) return 'notKernel'
    const staged = stagedFolder(subject)
    if (staged && !workspace.isTrusted) return 'untrusted'
    this.watchStaged(staged)
    try {
      const question = await this.questionOf(subject)
      const answer = await this.services.server.request(MAINTAINERS_REQUEST, question, token)
      const isEmpty = answer.paths.length === 0
      const ofMessage = staged !== undefined || subject.document?.languageId === 'git-commit'
      if (ofMessage && isEmpty) return 'nothingStaged'
      if (isEmptyAnswer(answer) && (await lacksMaintainers(place))) return 'noMaintainers'
      const choices = this.choicesFor(subject.question)
      const posting = postingOf(answer, question, subject.document, this.services.server)
      return { subject, question, answer, choices, posting }
    } catch (error) {
      if (!token.isCancellationRequested) this.services.log().error('No maintainers found.', error)
      return 'failed'
    }
  }

  /** Who posts a patch posts the series that it is part of. */
  private async questionOf({ question, document, isAlone }: Subject): Promise<MaintainersQuestion> {
    if (question.for !== 'document' || question.lines || !document || isAlone) return question
    const series = await seriesAround(document)
    return series ? { for: 'series', uris: series.map(uri => uri.toString()) } : question
  }

  private watchStaged(folder: Uri | undefined): void {
    this.staged?.dispose()
    this.staged =
      folder &&
      watchStagedChange(folder, () => {
        this.outdated(DELAY_MS)
      })
  }

  private async render(found: Shown | Emptiness): Promise<void> {
    const shown = typeof found === 'string' ? undefined : found
    this.failed = found === 'failed'
    const isPosting = (shown?.posting.patches.length ?? 0) > 0
    await commands.executeCommand('setContext', EMPTY_CONTEXT, shown ? undefined : found)
    await commands.executeCommand('setContext', POSTING_CONTEXT, isPosting)
    this.current = shown
    this.named = new Set()
    this.tree.show(shown)
    this.showHeading()
    if (isPosting) await this.headersChanged()
  }

  private showHeading(): void {
    const { current, named } = this
    // A welcome text is shown only where there is no message.
    const message =
      current && messageOf(current.answer, chosenRecipients(current.answer, current.choices))
    const missing = current ? leftOut(current.answer, current.choices, named) : []
    Object.assign(this.view, { message, badge: badgeOf(missing, named.size > 0) })
  }
}

/** An answer with the subject that it is for. */
export interface Shown extends ShownAnswer {
  readonly subject: Subject
  /** What was asked: for a patch of a series, all of it. */
  readonly question: MaintainersQuestion
  readonly posting: Posting
}

function entriesIn(node: MaintainersNode): readonly MaintainerEntry[] {
  if (node.is === 'group') return node.group.entries
  return node.is === 'entry' ? [node.entry] : []
}

function isEmptyAnswer({ groups, sections, pending }: MaintainersAnswer): boolean {
  return !pending && sections.length === 0 && groups.every(({ entries }) => entries.length === 0)
}

async function lacksMaintainers({ root }: Place): Promise<boolean> {
  if (!root) return true
  try {
    await workspace.fs.stat(Uri.joinPath(root, 'MAINTAINERS'))
    return false
  } catch {
    return true
  }
}

/** Lets the view appear in this window. */
export async function showViews(): Promise<void> {
  await commands.executeCommand('setContext', SHOWN_CONTEXT, true)
}
