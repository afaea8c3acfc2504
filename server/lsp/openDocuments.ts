import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { EditorDocument } from '../services/documents'

/** The documents that the editor has open, each with the version at which somebody last called it finished. */
export class OpenDocuments {
  private readonly open = new Map<
    string,
    { readonly text: TextDocument; finished: number | undefined }
  >()

  /** Takes a document over. Nobody saves the Source Control box, so what stands in it is never finished by itself. */
  opened({ uri, languageId, version, text }: TextDocumentItem): void {
    const finished = languageId === 'scminput' ? undefined : version
    this.open.set(uri, { text: TextDocument.create(uri, languageId, version, text), finished })
  }

  changed(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const known = this.open.get(uri)
    if (known) TextDocument.update(known.text, [...changes], version)
  }

  /** The document was saved, or somebody wants it checked as if it were. */
  finished(uri: string): void {
    const known = this.open.get(uri)
    if (known) known.finished = known.text.version
  }

  closed(uri: string): void {
    this.open.delete(uri)
  }

  /** The document as the services see it. */
  get(uri: string): EditorDocument | undefined {
    const known = this.open.get(uri)
    if (!known) return undefined
    const { languageId, version } = known.text
    return {
      uri,
      languageId,
      version,
      text: known.text.getText(),
      finished: known.finished === version,
    }
  }

  uris(): string[] {
    return [...this.open.keys()]
  }
}
