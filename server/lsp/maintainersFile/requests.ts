import type { CompletionItem, DocumentLink, Location } from 'vscode-languageserver/node'
import { inside } from '../../services/absolutePath'
import { uriOf } from '../../services/documentLocation'
import { completions } from '../../services/maintainersFile/completion'
import { definition } from '../../services/maintainersFile/definition'
import { links } from '../../services/maintainersFile/links'
import type { ReadMaintainersFile } from '../../services/maintainersFile/maintainersFiles'
import { rangeOf, textOf } from '../convert'
import type { RequestContext } from '../requestContext'
import { completionItem } from './completionItem'

/** What is asked about MAINTAINERS files alone: where a pattern leads, links, and completions. */
export function answerMaintainersFiles({ connection, answer, session }: RequestContext): void {
  connection.onDefinition(
    answer('definition', [], async ({ textDocument, position }, signal) => {
      const file = await session().maintainersFiles.read(textDocument.uri)
      if (!file) return []
      const offset = textOf(file.document).offsetAt(position)
      const paths = await definition(file.sections, offset, await file.tracked(), signal)
      return paths.map(path => locationOf(file, path))
    }),
  )
  connection.onDocumentLinks(
    answer('documentLink', [], async ({ textDocument }, signal): Promise<DocumentLink[]> => {
      const file = await session().maintainersFiles.read(textDocument.uri)
      if (!file) return []
      const text = textOf(file.document)
      const found = await links(file.sections, await file.tracked(), signal)
      return found.map(({ at, target }) => ({
        range: rangeOf(text, at),
        target: 'address' in target ? target.address : locationOf(file, target.path).uri,
      }))
    }),
  )
  connection.onCompletion(
    answer('completion', [], async ({ textDocument, position }): Promise<CompletionItem[]> => {
      const { maintainersFiles, client } = session()
      const file = await maintainersFiles.read(textDocument.uri)
      if (!file) return []
      const text = textOf(file.document)
      const found = completions(text.getText(), text.offsetAt(position), await file.tracked())
      return found.map((each, index) => completionItem(text, each, index, client.snippets))
    }),
  )
}

function locationOf({ tree = '' }: ReadMaintainersFile, path: string): Location {
  const top = { line: 0, character: 0 }
  return { uri: uriOf(inside(tree, path)), range: { start: top, end: top } }
}
