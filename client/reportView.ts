import {
  CancellationTokenSource,
  commands,
  Disposable,
  type TextDocument,
  type TreeView,
  window,
  workspace,
} from 'vscode'
import { REPORT_REQUEST, type ChangelogReport, type ReportAnswer } from '../server/protocol/report'
import { isMessage } from './documents'
import { showViews } from './showViews'
import { plain } from './plain'
import { type ReportNode, ReportTree } from './reportTree'
import type { Services } from './services'

const VIEW = 'kernelPatch.report'

/** Why the tree is empty; the welcome texts of package.json ask for it. */
const EMPTY_CONTEXT = 'kernelPatch.reportEmpty'

type Emptiness = 'noDocument' | 'notKernel' | 'failed'

/** Findings and moves of the cursor come in bursts. */
const DELAY_MS = 150

/**
 * The Changelog Report view. It follows the person from message to message, and within a series from mail to mail,
 * asks the server while it can be seen, and drops the answer to a question that is no longer asked.
 */
export class ReportView implements Disposable {
  readonly tree = new ReportTree()
  private readonly view: TreeView<ReportNode>
  private readonly subscriptions: Disposable
  /** The message that the tree shows. */
  private shown: { readonly document: TextDocument; readonly report: ChangelogReport } | undefined
  private asking: CancellationTokenSource | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly services: Services) {
    this.view = window.createTreeView(VIEW, { treeDataProvider: this.tree })
    const { findings, places, server, work } = services
    const soon = (): void => {
      this.soon()
    }
    this.subscriptions = Disposable.from(
      work.onDidChange(soon),
      places.onDidChange(soon),
      server.onMaintainersChanged(soon),
      this.view.onDidChangeVisibility(soon),
      workspace.onDidGrantWorkspaceTrust(soon),
      // The findings of a text come when the typing pauses, and the report is made of the same text.
      findings.onDidChange(uri => {
        if (uri.toString() === this.document?.uri.toString()) soon()
      }),
      window.onDidChangeTextEditorSelection(({ textEditor: { document, selection } }) => {
        const lines = this.shown?.report.lines
        const line = selection.active.line
        if (document !== this.shown?.document || !lines) return
        if (line < lines.first || line > lines.last) soon()
      }),
    )
  }

  /** The document that the tree is about. */
  get shownDocument(): TextDocument | undefined {
    return this.shown?.document
  }

  /** Brings the view to the front and asks anew. */
  async reveal(): Promise<void> {
    await showViews()
    await commands.executeCommand(`${VIEW}.focus`)
    await this.update()
  }

  dispose(): void {
    clearTimeout(this.timer)
    this.asking?.cancel()
    for (const part of [this.subscriptions, this.view, this.tree]) part.dispose()
  }

  /** The message that somebody works on; it stays while they look at something else. */
  private get document(): TextDocument | undefined {
    // Who asks for the maintainers of the staged change still has its message before them.
    const document = this.services.work.subject?.document ?? window.activeTextEditor?.document
    if (document && isMessage(document)) return document
    const before = this.shown?.document
    return before?.isClosed === false ? before : undefined
  }

  private soon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.update(), DELAY_MS)
  }

  private async update(): Promise<void> {
    clearTimeout(this.timer)
    if (!this.view.visible) return
    this.asking?.cancel()
    const asking = (this.asking = new CancellationTokenSource())
    const { document } = this
    const asked = this.find(document, asking)
    // A report that is only brought up to date comes without a sign of progress: it would flicker while one types.
    if (document !== this.shown?.document) {
      void window.withProgress({ location: { viewId: VIEW } }, () => asked)
    }
    const found = await asked
    if (!asking.token.isCancellationRequested) await this.render(document, found)
  }

  private async find(
    document: TextDocument | undefined,
    { token }: CancellationTokenSource,
  ): Promise<ReportAnswer | Emptiness> {
    if (!document) return 'noDocument'
    const { places, server, log } = this.services
    if (!(await places.ofDocument(document))) return 'notKernel'
    try {
      const question = { uri: document.uri.toString(), line: lineIn(document) }
      return await server.request(REPORT_REQUEST, question, token)
    } catch (error) {
      if (!token.isCancellationRequested) log().error('No changelog report was made.', error)
      return 'failed'
    }
  }

  private async render(
    document: TextDocument | undefined,
    found: ReportAnswer | Emptiness,
  ): Promise<void> {
    const empty = typeof found === 'string' ? found : undefined
    const report = typeof found !== 'string' && found.silent === undefined ? found : undefined
    const silent = typeof found === 'string' ? undefined : found.silent
    this.shown = document && report && { document, report }
    await commands.executeCommand('setContext', EMPTY_CONTEXT, empty)
    this.tree.show(report)
    // A welcome text is shown only where there is no message.
    Object.assign(this.view, { message: report ? plain(report.subject) || undefined : silent })
  }
}

/** The line of the cursor, which tells the mails of a series apart. */
function lineIn(document: TextDocument): number {
  const editor = window.visibleTextEditors.find(each => each.document === document)
  return editor?.selection.active.line ?? 0
}
