import { randomBytes } from 'node:crypto'
import {
  CancellationTokenSource,
  commands,
  Disposable,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode'
import { PATH_ACTIVITY_REQUEST } from '../server/protocol/pathActivity'
import { type HistoryContent, historyPage } from './historyPicture'
import { isSameQuestion, type Subject } from './maintainersQuestion'
import { showViews } from './maintainersView'
import { placeOfSubject } from './placeOfSubject'
import type { Services } from './services'

const VIEW = 'kernelPatch.history'

/** Moves from file to file, and git at work, come in bursts. */
const DELAY_MS = 150

/**
 * The History view. It follows the person from document to document as the Maintainers view does, asks the server
 * while it can be seen, and drops the answer to a question that is no longer asked.
 */
export class HistoryView implements Disposable, WebviewViewProvider {
  private readonly subscriptions: Disposable
  private view: WebviewView | undefined
  /** What the picture shows, unless that may be outdated. */
  private shown: Subject | 'nothing' | undefined
  /** What the last answer was for. */
  private answered: Subject | undefined
  private asking: CancellationTokenSource | undefined
  private timer: NodeJS.Timeout | undefined
  private failed = false

  constructor(private readonly services: Services) {
    const { places, server, work } = services
    const outdated = (): void => {
      this.shown = undefined
      this.soon(DELAY_MS)
    }
    this.subscriptions = Disposable.from(
      window.registerWebviewViewProvider(VIEW, this),
      work.onDidChange(() => {
        this.soon(DELAY_MS)
      }),
      places.onDidChange(outdated),
      server.onMaintainersChanged(outdated),
      server.onDidChangeState(state => {
        if (state === 'running' && this.failed) outdated()
      }),
      workspace.onDidGrantWorkspaceTrust(outdated),
    )
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view
    this.shown = undefined
    view.webview.options = { enableScripts: false, localResourceRoots: [] }
    view.onDidChangeVisibility(() => {
      this.soon(0)
    })
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined
    })
    void this.update()
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
    this.subscriptions.dispose()
  }

  private soon(delay: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.update(), delay)
  }

  private async update(): Promise<void> {
    clearTimeout(this.timer)
    const { view } = this
    if (!view?.visible || this.isShown()) return
    this.asking?.cancel()
    const asking = (this.asking = new CancellationTokenSource())
    const { subject } = this.services.work
    const finding = this.find(subject, asking)
    // A picture that is only brought up to date comes without a sign of progress.
    if (!isSameQuestion(subject?.question, this.answered?.question)) {
      void window.withProgress({ location: { viewId: VIEW } }, () => finding)
    }
    const content = await finding
    if (asking.token.isCancellationRequested) return
    this.shown = subject ?? 'nothing'
    this.answered = subject
    view.webview.html = historyPage(content, randomBytes(16).toString('hex'))
  }

  private isShown(): boolean {
    const { shown } = this
    const { subject } = this.services.work
    if (shown === undefined) return false
    if (shown === 'nothing') return subject === undefined
    return subject !== undefined && isSameQuestion(subject.question, shown.question)
  }

  private async find(
    subject: Subject | undefined,
    { token }: CancellationTokenSource,
  ): Promise<HistoryContent> {
    this.failed = false
    if (!subject) return workspace.workspaceFolders ? NO_DOCUMENT : NO_FOLDER
    if (!(await placeOfSubject(this.services.places, subject))) return NOT_KERNEL
    if (!workspace.isTrusted) return UNTRUSTED
    try {
      return await this.services.server.request(PATH_ACTIVITY_REQUEST, subject.question, token)
    } catch (error) {
      if (token.isCancellationRequested) return FAILED
      this.failed = true
      this.services.log().error('The history was not found.', error)
      return FAILED
    }
  }
}

const NO_FOLDER = { silent: 'Open a kernel tree to see who changed its code, and when.' }

const NO_DOCUMENT = {
  silent:
    'Open a source file, a patch or a commit message to see who changed that code, and when. For a folder, choose Show History of This Code from its menu in the Explorer.',
}

const NOT_KERNEL = {
  silent:
    'Kernel Patch is not at work here: it looks for scripts/get_maintainer.pl, scripts/checkpatch.pl, or a MAINTAINERS file with F: lines. The setting kernelPatch.enable changes this.',
}

const UNTRUSTED = {
  silent:
    'In Restricted Mode git is not asked. Trust the folder to see who changed this code (Workspaces: Manage Workspace Trust).',
}

const FAILED = {
  silent:
    'The history could not be looked up. The output says why (Kernel Patch: Show Output); Kernel Patch: Restart Language Server may help.',
}
