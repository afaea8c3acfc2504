import {
  CancellationTokenSource,
  commands,
  Disposable,
  type TreeView,
  Uri,
  window,
  workspace,
} from 'vscode'
import { MAINTAINERS_REQUEST, type MaintainersAnswer } from '../server/protocol'
import { isForServer } from './documents'
import type { Place } from './kernelPlace'
import { isSameQuestion, stagedFolder, type Subject } from './maintainersQuestion'
import { type MaintainersNode, MaintainersTree } from './maintainersTree'
import { plain } from './plain'
import type { Services } from './services'
import { watchStagedChange } from './stagedChange'

const VIEW = 'kernelPatch.maintainers'

/** Set once there was something to show in this window; without it the view is not there. */
const SHOWN_CONTEXT = 'kernelPatch.shown'

/** Why the tree is empty; the welcome texts of package.json ask for it. */
const EMPTY_CONTEXT = 'kernelPatch.empty'

type Emptiness = 'noFolder' | 'noDocument' | 'notKernel' | 'nothingStaged' | 'untrusted' | 'failed'

/** Typing in a patch, and git at work, come in bursts. */
const DELAY_MS = 150
const DELAY_WHILE_TYPING_MS = 1000

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

  constructor(private readonly services: Services) {
    this.view = window.createTreeView(VIEW, {
      treeDataProvider: this.tree,
      canSelectMany: true,
    })
    const { places, server, work } = services
    this.subscriptions = Disposable.from(
      work.onDidChange(() => {
        this.soon(DELAY_MS)
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

  get selection(): readonly MaintainersNode[] {
    return this.view.selection
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
  ): Promise<MaintainersAnswer | Emptiness> {
    if (!subject) return workspace.workspaceFolders ? 'noDocument' : 'noFolder'
    if (!(await this.placeOf(subject))) return 'notKernel'
    const staged = stagedFolder(subject)
    if (staged && !workspace.isTrusted) return 'untrusted'
    this.watchStaged(staged)
    try {
      const answer = await this.services.server.request(
        MAINTAINERS_REQUEST,
        subject.question,
        token,
      )
      const ofMessage = staged !== undefined || subject.document?.languageId === 'git-commit'
      return ofMessage && answer.paths.length === 0 ? 'nothingStaged' : answer
    } catch (error) {
      if (!token.isCancellationRequested) this.services.log().error('No maintainers found.', error)
      return 'failed'
    }
  }

  private watchStaged(folder: Uri | undefined): void {
    this.staged?.dispose()
    this.staged =
      folder &&
      watchStagedChange(folder, () => {
        this.outdated(DELAY_MS)
      })
  }

  private async placeOf({ question, document }: Subject): Promise<Place | undefined> {
    const { places } = this.services
    if (document && isForServer(document)) return places.ofDocument(document)
    if (question.for === 'document') return places.ofFolder(parentOf(question.uri))
    if (question.for === 'series') return places.ofFolder(parentOf(question.uris[0] ?? ''))
    return places.ofFolder(Uri.parse(question.folder))
  }

  private async render(found: MaintainersAnswer | Emptiness): Promise<void> {
    const answer = typeof found === 'string' ? undefined : found
    this.failed = found === 'failed'
    await commands.executeCommand('setContext', EMPTY_CONTEXT, answer ? undefined : found)
    this.tree.show(answer)
    // A welcome text is shown only where there is no message.
    Object.assign(this.view, { message: answer && message(answer) })
  }
}

function parentOf(uri: string): Uri {
  return Uri.joinPath(Uri.parse(uri), '..')
}

/** Lets the view appear in this window. */
export async function showViews(): Promise<void> {
  await commands.executeCommand('setContext', SHOWN_CONTEXT, true)
}

/** Says what the people below are for; the title of a narrow view has no room for it. */
function message({ notices, groups, subject }: MaintainersAnswer): string {
  const isEmpty = groups.every(({ entries }) => entries.length === 0)
  if (subject === '') return notices.join(' ')
  // A long path may be broken behind each slash.
  const what = plain(subject).replaceAll('/', '/\u200b')
  const heading = isEmpty ? `Nobody was found for ${what}` : `For ${what}`
  return notices.length === 0 ? heading : [`${heading}.`, ...notices].join(' ')
}
