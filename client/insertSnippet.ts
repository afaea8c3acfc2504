import {
  commands,
  Position,
  SnippetString,
  SnippetTextEdit,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode'
import { INSERT_SNIPPET_COMMAND, type InsertSnippetArguments } from '../server/protocol'
import { BOX_SCHEME } from './documents'
import type { Feature } from './session'

/**
 * Inserts a snippet and leaves the person in its first place to fill in. Only the server's code actions call it: an
 * edit of the protocol cannot hold places to fill in.
 */
export const insertSnippet: Feature = () =>
  commands.registerCommand(
    INSERT_SNIPPET_COMMAND,
    async (...[uri, { line, character }, text]: InsertSnippetArguments) => {
      const document = Uri.parse(uri)
      const position = new Position(line, character)
      const snippet = new SnippetString(text)
      if (document.scheme === BOX_SCHEME) {
        // The Source Control box cannot be shown as an editor: there the snippet becomes plain text.
        const edit = new WorkspaceEdit()
        edit.set(document, [SnippetTextEdit.insert(position, snippet)])
        await workspace.applyEdit(edit)
      } else {
        const editor = await window.showTextDocument(document)
        await editor.insertSnippet(snippet, position)
      }
    },
  )
