import type { InitializeParams } from 'vscode-languageserver/node'
import type { InitializationOptions } from '../protocol/start'
import { pathOf, uriOf } from '../services/documentLocation'

/** What a client can do and says of itself, as far as the server acts on it. */
export interface Abilities {
  readonly trusted: boolean
  readonly snippets: boolean
  /** Settings sent at the start, with VS Code's names at the top. */
  readonly settings: unknown
  /** Absolute paths of the folders that are open. */
  readonly folders: readonly string[]
  readonly changesFolders: boolean
  readonly tellsSettings: boolean
  readonly watchesSettings: boolean
  readonly watchesFiles: boolean
  readonly versionedEdits: boolean
  /** It can be told later, and for which languages, that texts can be formatted. */
  readonly registersFormatting: boolean
  /** A code action may get its edit later, when somebody chooses it. */
  readonly resolvesEdits: boolean
  readonly markdown: boolean
  readonly nestedSymbols: boolean
  readonly mostFolds: number
}

/** Reads what the client said of itself when it started the server; what is missing counts as not known to it. */
export function abilitiesOf(params: InitializeParams): Abilities {
  const { capabilities } = params
  const { workspace, textDocument } = capabilities
  const options = optionsIn(params.initializationOptions)
  const resolves = textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false
  return {
    trusted: options.trusted !== false,
    snippets: options.snippets === true,
    settings: options.settings,
    folders: foldersIn(params),
    changesFolders: workspace?.workspaceFolders === true,
    tellsSettings: workspace?.configuration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    resolvesEdits: resolves && textDocument?.codeAction?.dataSupport === true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Infinity,
  }
}

/** Whatever came: other editors send objects of their own, or nothing. */
function optionsIn(sent: unknown): InitializationOptions {
  return typeof sent === 'object' && sent !== null ? sent : {}
}

function foldersIn({ workspaceFolders, ...old }: InitializeParams): string[] {
  // Clients of before 2018 know one folder.
  const { rootUri, rootPath } = old as { rootUri?: string | null; rootPath?: string | null }
  const root = rootUri ?? (rootPath ? uriOf(rootPath) : undefined)
  const uris = workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : [])
  return uris.flatMap(uri => pathOf(uri) ?? [])
}
