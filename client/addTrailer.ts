import { Position, type TextDocument, window, workspace, WorkspaceEdit } from 'vscode'
import { TRAILER_REQUEST, type TrailerAnswer } from '../server/protocol/edits'
import type { Session } from './session'

/** What became of a trailer that was to be added. */
export interface Outcome {
  readonly is: TrailerAnswer['is']
  readonly why?: string
}

/**
 * Adds a trailer to the message that the cursor is in, without touching anything else; without `trailer`, the sign-off of
 * the person at the keyboard. Throws where VS Code does not take the edit.
 */
export async function addTrailer(
  { server, work }: Session,
  document: TextDocument,
  trailer?: string,
): Promise<Outcome> {
  const editor = window.visibleTextEditors.find(visible => visible.document === document)
  const uri = document.uri.toString()
  for (;;) {
    const { version } = document
    const line = editor?.selection.active.line ?? 0
    const answer = await server.request(TRAILER_REQUEST, {
      uri,
      line,
      ...(trailer === undefined ? {} : { trailer }),
    })
    if (answer.is !== 'insertion') return answer
    // Whoever types meanwhile moves the place.
    if (document.version !== version) continue
    const edit = new WorkspaceEdit()
    edit.insert(document.uri, new Position(answer.line, answer.character), answer.text)
    if (await work.aside(() => workspace.applyEdit(edit))) return answer
    throw new Error('VS Code did not apply the edit.')
  }
}
