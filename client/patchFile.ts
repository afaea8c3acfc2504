import { TextEncoder } from 'node:util'
import { type TextDocument, type Uri, workspace } from 'vscode'

/** A patch as it can be changed without touching a byte that nobody means. */
export interface PatchFile {
  readonly text: string
  /** Undefined where VS Code's text is not the file: it makes line ends alike, and bytes that are no UTF-8 into others. */
  readonly document: TextDocument | undefined
}

/** Reads a patch, as an editor holds it where that is faithful, else byte by byte: each unit is one of them. */
export async function readPatch(uri: Uri): Promise<PatchFile> {
  const document = await workspace.openTextDocument(uri)
  const text = document.getText()
  // What somebody has changed and not saved is on no disk.
  if (uri.scheme !== 'file' || document.isDirty) return { text, document }
  const bytes = await workspace.fs.readFile(uri)
  const same = Buffer.from(bytes).equals(new TextEncoder().encode(text))
  return same
    ? { text, document }
    : { text: Buffer.from(bytes).toString('latin1'), document: undefined }
}

/** Writes what `readPatch` gave byte by byte. */
export async function writeBytes(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, Buffer.from(text, 'latin1'))
}
