import { type TextDocument, Uri, workspace } from 'vscode'
import { isBox, isMessage } from './documents'
import type { Session } from './session'

/** The document that is named, else the message that somebody works on, else a Source Control box with text. */
export async function messageAtHand(
  { work }: Session,
  uri: Uri | undefined,
): Promise<TextDocument | undefined> {
  if (uri instanceof Uri) return await workspace.openTextDocument(uri)
  const document = work.subject?.document
  if (document && isMessage(document)) return document
  return workspace.textDocuments.find(box => isBox(box) && box.getText().trim() !== '')
}
