import { documentSymbols } from '../services/documentSymbols'
import { folding } from '../services/folding'
import { hover } from '../services/hover'
import { codeActions, resolved, uriOfAction } from './codeActionRequest'
import { flatSymbols, foldingRange, rangeOf, symbolOf, textOf } from './convert'
import { hoverText } from './hoverText'
import { fileCodeActions } from './maintainersFile/codeActions'
import { fileHover } from './maintainersFile/hover'
import { fileFolds, fileSymbols } from './maintainersFile/outline'
import type { RequestContext } from './requestContext'

/** What every editor asks of a language server: hovers, code actions, outline and folding. */
export function answerEditor({
  connection,
  answer,
  session,
  read,
  checked,
  checkedInHaste,
}: RequestContext): void {
  connection.onHover(
    answer('hover', null, async ({ textDocument, position }, signal) => {
      const { maintainersFiles, client } = session()
      if (maintainersFiles.has(textDocument.uri)) {
        const file = await maintainersFiles.read(textDocument.uri)
        return file ? fileHover(file, position, client, signal) : null
      }
      const document = await checkedInHaste(textDocument.uri)
      if (!document) return null
      const text = textOf(document.document)
      const found = await hover(document, text.offsetAt(position), signal)
      if (!found) return null
      return { contents: hoverText(found, client.markdown), range: rangeOf(text, found.at) }
    }),
  )
  connection.onCodeAction(
    answer('codeAction', [], async ({ textDocument, range, context }, signal) => {
      const { maintainersFiles, client } = session()
      if (maintainersFiles.has(textDocument.uri))
        return fileCodeActions(maintainersFiles, textDocument.uri, range, context, client)
      const document = await checkedInHaste(textDocument.uri)
      return document ? codeActions(document, range, context, client, signal) : []
    }),
  )
  connection.onCodeActionResolve(async (action, token) => {
    const resolve = answer('codeAction/resolve', action, async (_, signal) => {
      const uri = uriOfAction(action)
      const document = uri === undefined ? undefined : await checked(uri)
      return document ? resolved(action, document, session().client, signal) : action
    })
    return resolve(action, token)
  })
  connection.onDocumentSymbol(
    answer('documentSymbol', [], async ({ textDocument }, signal) => {
      const { maintainersFiles, client } = session()
      if (maintainersFiles.has(textDocument.uri)) {
        const file = await maintainersFiles.read(textDocument.uri)
        return file ? fileSymbols(file, client, signal) : []
      }
      const document = await read(textDocument.uri)
      if (!document) return []
      const text = textOf(document.document)
      const symbols = documentSymbols(document)
      return client.nestedSymbols
        ? symbols.map(symbol => symbolOf(text, symbol))
        : flatSymbols(text, symbols)
    }),
  )
  connection.onFoldingRanges(
    answer('foldingRange', [], async ({ textDocument }, signal) => {
      const { maintainersFiles, client } = session()
      if (maintainersFiles.has(textDocument.uri)) {
        const file = await maintainersFiles.read(textDocument.uri)
        return file ? fileFolds(file, client, signal) : []
      }
      const document = await read(textDocument.uri)
      if (!document) return []
      const text = textOf(document.document)
      const ranges = folding(document).flatMap(fold => foldingRange(text, fold) ?? [])
      return ranges.slice(0, client.mostFolds)
    }),
  )
}
