import { commands, Range, window, workspace, WorkspaceEdit } from 'vscode'
import { REWRAP_REQUEST } from '../server/protocol/edits'
import { complain } from './complain'
import { isMessage, nameOf } from './documents'
import type { Feature, Session } from './session'

/** The command that wraps the paragraphs that cursor or selection touch. */
export const rewrapParagraph: Feature = session =>
  commands.registerCommand('kernelPatch.rewrapParagraph', () => rewrap(session))

async function rewrap(session: Session): Promise<void> {
  const editor = window.activeTextEditor
  if (!editor || !isMessage(editor.document)) {
    void window.showInformationMessage('Put the cursor into the text of a message or a patch.')
    return
  }
  const { document, selection } = editor
  const { version } = document
  try {
    const uri = document.uri.toString()
    const range = { start: selection.start, end: selection.end }
    const changes = await session.server.request(REWRAP_REQUEST, { uri, range })
    // Whoever typed meanwhile wraps the paragraph anew.
    if (document.version !== version || changes.length === 0) return
    const edit = new WorkspaceEdit()
    for (const { range: at, newText } of changes) {
      const where = new Range(at.start.line, at.start.character, at.end.line, at.end.character)
      edit.replace(document.uri, where, newText)
    }
    if (!(await workspace.applyEdit(edit))) throw new Error('VS Code did not apply the edit.')
  } catch (error) {
    void complain(session, `Could not wrap the text of ${nameOf(document)}.`, error)
  }
}
