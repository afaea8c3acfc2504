import { randomBytes } from 'node:crypto'
import {
  type CancellationToken,
  commands,
  type Disposable,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode'
import { PATH_ACTIVITY_REQUEST } from '../server/protocol/pathActivity'
import { type FollowedSubject, followSubject } from './followedSubject'
import { type HistoryContent, historyPage } from './historyPicture'
import type { Subject } from './maintainersQuestion'
import { showViews } from './showViews'
import { placeOfSubject } from './placeOfSubject'
import type { Services } from './services'

const VIEW = 'kernelPatch.history'

/** The History view: who changed what the person works on, and when, as a picture. */
export class HistoryView implements Disposable, WebviewViewProvider {
  private readonly followed: FollowedSubject
  private readonly registration: Disposable
  /** Lets the style sheet in, and nothing that a stranger wrote: no script is there to tell it. */
  private readonly nonce = randomBytes(16).toString('hex')
  private view: WebviewView | undefined

  constructor(private readonly services: Services) {
    this.followed = followSubject(services, {
      id: VIEW,
      isVisible: () => this.view?.visible ?? false,
      find: (subject, token) => this.find(subject, token),
      show: content => {
        this.show(content)
        return Promise.resolve()
      },
      wait: () => {
        this.show(READING)
      },
      isFailure: content => content === FAILED,
    })
    this.registration = window.registerWebviewViewProvider(VIEW, this)
  }

  resolveWebviewView(view: WebviewView): void {
    this.view = view
    view.webview.options = { enableScripts: false, localResourceRoots: [] }
    view.onDidChangeVisibility(() => {
      this.followed.look()
    })
    view.onDidDispose(() => {
      if (this.view === view) this.view = undefined
    })
    void this.followed.again()
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
    this.followed.dispose()
    this.registration.dispose()
  }

  /** Leaves a page that says the same as it is: a new one is scrolled to its top and has nothing unfolded. */
  private show(content: HistoryContent): void {
    const page = historyPage(content, this.nonce)
    if (this.view && this.view.webview.html !== page) this.view.webview.html = page
  }

  private async find(
    subject: Subject | undefined,
    token: CancellationToken,
  ): Promise<HistoryContent> {
    if (!subject) return workspace.workspaceFolders ? NO_DOCUMENT : NO_FOLDER
    if (!(await placeOfSubject(this.services.places, subject))) return NOT_KERNEL
    if (!workspace.isTrusted) return UNTRUSTED
    try {
      return await this.services.server.request(PATH_ACTIVITY_REQUEST, subject.question, token)
    } catch (error) {
      if (!token.isCancellationRequested) {
        this.services.log().error('The history was not found.', error)
      }
      return FAILED
    }
  }
}

const READING = {
  silent:
    'git reads the history of this code. The first time that takes some seconds in a large tree.',
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
