import {
  commands,
  Position,
  SnippetString,
  SnippetTextEdit,
  type TextDocument,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode'
import { INSERT_SNIPPET_COMMAND, type InsertSnippetArguments } from '../server/protocol/start'
import { complain } from './complain'
import { isBox, nameOf } from './documents'
import type { Feature } from './session'

/**
 * Inserts a snippet and leaves the person in its first place to fill in. Only the server's code actions call it: an
 * edit of the protocol cannot hold places to fill in.
 */
export const insertSnippet: Feature = session =>
  commands.registerCommand(
    INSERT_SNIPPET_COMMAND,
    async (...[uri, { line, character }, text]: InsertSnippetArguments) => {
      const document = await workspace.openTextDocument(Uri.parse(uri))
      try {
        const isIn = await insert(document, new Position(line, character), new SnippetString(text))
        // VS Code refuses what was meant for an older text: somebody typed meanwhile.
        if (!isIn) throw new Error('VS Code did not apply the edit.')
      } catch (error) {
        void complain(session, `Could not insert the text into ${nameOf(document)}.`, error)
      }
    },
  )

/** False where VS Code does not take it. */
async function insert(
  document: TextDocument,
  position: Position,
  snippet: SnippetString,
): Promise<boolean> {
  if (!isBox(document)) {
    const editor = await window.showTextDocument(document)
    return await editor.insertSnippet(snippet, position)
  }
  // The Source Control box cannot be shown as an editor: there the snippet becomes plain text.
  const edit = new WorkspaceEdit()
  edit.set(document.uri, [SnippetTextEdit.insert(position, snippet)])
  return await workspace.applyEdit(edit)
}
