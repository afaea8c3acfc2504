import { Uri } from 'vscode'
import { isForServer } from './documents'
import type { Place, Places } from './kernelPlace'
import { placeUri, type Subject } from './maintainersQuestion'

/** Where a subject lies; undefined where the extension is not at work. */
export async function placeOfSubject(
  places: Places,
  { question, document }: Subject,
): Promise<Place | undefined> {
  if (document && isForServer(document)) return places.ofDocument(document)
  const uri = placeUri(question)
  const isFolder = question.for !== 'document' && question.for !== 'series'
  return places.ofFolder(isFolder ? uri : Uri.joinPath(uri, '..'))
}
