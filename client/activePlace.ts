import { commands, Disposable, type TextDocument, window, workspace } from 'vscode'
import { isForServer } from './documents'
import { showViews } from './showViews'
import type { Feature } from './session'

/** Set while the active editor shows something that the extension is at work for; menus ask for it. */
const ACTIVE_CONTEXT = 'kernelPatch.active'

/**
 * Follows the active editor and the opened documents: keeps the context keys of menus and view, and starts the server
 * when the first document is open that it can say something about.
 */
export const activePlace: Feature = ({ places, server }) => {
  let latest = 0

  const followEditor = async (): Promise<void> => {
    const turn = ++latest
    const document = window.activeTextEditor?.document
    const place = document && (await places.ofDocument(document))
    if (turn !== latest) return
    await commands.executeCommand('setContext', ACTIVE_CONTEXT, place !== undefined)
    if (place) await showViews()
  }

  const followDocument = async (document: TextDocument): Promise<void> => {
    if (!isForServer(document) || !(await places.ofDocument(document))) return
    await Promise.all([showViews(), server.start()])
  }

  const followAll = async (): Promise<void> => {
    if ((await places.openPlaces()).length > 0) await showViews()
    await Promise.all([followEditor(), ...workspace.textDocuments.map(followDocument)])
  }

  void followAll()
  return Disposable.from(
    window.onDidChangeActiveTextEditor(() => void followEditor()),
    workspace.onDidOpenTextDocument(document => void followDocument(document)),
    places.onDidChange(() => void followAll()),
  )
}
