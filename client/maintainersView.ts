import {
  commands,
  Disposable,
  TreeItemCheckboxState,
  type TreeView,
  type ViewBadge,
  window,
  workspace,
} from 'vscode'
import type { MaintainerEntry } from '../server/protocol/maintainers'
import { isForServer } from './documents'
import { type FollowedSubject, followSubject } from './followedSubject'
import { createKeyTarget } from './keyTarget'
import { type Emptiness, lookUpMaintainers, type Shown } from './maintainersLookup'
import { type MaintainersNode, MaintainersTree } from './maintainersTree'
import { chosenRecipients, createRecipientChoices, leftOut } from './recipientChoices'
import type { Services } from './services'
import { showViews } from './showViews'
import { badgeOf, descriptionOf, messageOf } from './viewHeading'

const VIEW = 'kernelPatch.maintainers'

/** Why the tree is empty; the welcome texts of package.json ask for it. */
const EMPTY_CONTEXT = 'kernelPatch.empty'

/** Set while the answer is about patches, which can take To: and Cc: fields. */
const POSTING_CONTEXT = 'kernelPatch.posting'

/** Typing in a patch comes in bursts. */
const DELAY_WHILE_TYPING_MS = 1000

/** The Maintainers view: who has to get what the person works on, and whom of them the person chose. */
export class MaintainersView implements Disposable {
  readonly tree = new MaintainersTree()
  /** The lines that a key was pressed for: the selected ones where these are several, else the one with the focus. */
  readonly linesForKey: () => Promise<readonly MaintainersNode[]>
  private readonly view: TreeView<MaintainersNode>
  private readonly followed: FollowedSubject
  private readonly subscriptions: Disposable
  private current: Shown | undefined
  /** Addresses that the headers of the patches name. */
  private named: ReadonlySet<string> = new Set()
  private readonly choicesFor = createRecipientChoices()

  constructor(services: Services) {
    this.view = window.createTreeView(VIEW, {
      treeDataProvider: this.tree,
      canSelectMany: true,
      // Who is in two groups is selected in both.
      manageCheckboxStateManually: true,
    })
    this.linesForKey = createKeyTarget(this.view)
    this.followed = followSubject(services, {
      id: VIEW,
      isVisible: () => this.view.visible,
      find: (subject, token) => lookUpMaintainers(services, subject, this.choicesFor, token),
      show: found => this.render(found),
      isFailure: found => found === 'failed',
    })
    this.subscriptions = Disposable.from(
      this.view.onDidChangeCheckboxState(({ items }) => {
        for (const [node, state] of items) {
          this.select([node], state === TreeItemCheckboxState.Checked)
        }
      }),
      this.view.onDidChangeVisibility(() => {
        this.followed.look()
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        const isShown = document === services.work.subject?.document && isForServer(document)
        if (isShown) this.followed.outdated(DELAY_WHILE_TYPING_MS)
      }),
    )
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
    await showViews()
    await commands.executeCommand(`${VIEW}.focus`)
    await this.followed.again()
  }

  /** Asks again. */
  async refresh(): Promise<void> {
    await this.followed.again()
  }

  dispose(): void {
    for (const part of [this.followed, this.subscriptions, this.view, this.tree]) part.dispose()
  }

  private async render(found: Shown | Emptiness): Promise<void> {
    const shown = typeof found === 'string' ? undefined : found
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
    Object.assign(this.view, {
      message,
      description: current && descriptionOf(current.answer),
      badge: badgeOf(missing, named.size > 0),
    })
  }
}

function entriesIn(node: MaintainersNode): readonly MaintainerEntry[] {
  if (node.is === 'group') return node.group.entries
  return node.is === 'entry' ? [node.entry] : []
}
