import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentSymbol,
  type FoldingRange,
  type SymbolInformation,
} from 'vscode-languageserver/node'
import type { ReadMaintainersFile } from '../../services/maintainersFile/maintainersFiles'
import { outline } from '../../services/maintainersFile/outline'
import type { Abilities } from '../abilities'
import { rangeOf, textOf } from '../convert'

/** The sections by name, for an editor that knows symbols with details or for one that does not. */
export async function fileSymbols(
  { document, sections }: ReadMaintainersFile,
  { nestedSymbols }: Pick<Abilities, 'nestedSymbols'>,
  signal: AbortSignal,
): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const { uri } = document
  const text = textOf(document)
  const found = await outline(sections, signal)
  const kind = SymbolKind.Module
  if (!nestedSymbols)
    return found.map(({ name, at }) => ({
      name,
      kind,
      location: { uri, range: rangeOf(text, at) },
    }))
  return found.map(({ name, detail, at, nameAt }) => ({
    name,
    detail,
    kind,
    range: rangeOf(text, at),
    selectionRange: rangeOf(text, nameAt),
  }))
}

/** The sections as what can be folded. */
export async function fileFolds(
  { document, sections }: ReadMaintainersFile,
  { mostFolds }: Pick<Abilities, 'mostFolds'>,
  signal: AbortSignal,
): Promise<FoldingRange[]> {
  const text = textOf(document)
  const ranges = (await outline(sections, signal)).map(({ at }) => rangeOf(text, at))
  return ranges
    .filter(({ start, end }) => end.line > start.line)
    .slice(0, mostFolds)
    .map(({ start, end }) => ({
      startLine: start.line,
      endLine: end.line,
      kind: FoldingRangeKind.Region,
    }))
}
