import {
  CodeActionKind,
  TextDocumentSyncKind,
  type InitializeResult,
} from 'vscode-languageserver/node'
import { FIX_ALL } from './codeActionRequest'

/**
 * What the server offers. Never a diagnostic provider: a client that has one to ask does so for visible editors alone,
 * and the Source Control box is none.
 */
export const INITIALIZE_RESULT: InitializeResult = {
  serverInfo: { name: 'kernel-patch' },
  capabilities: {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      willSave: true,
      save: true,
    },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL],
      resolveProvider: true,
    },
    hoverProvider: true,
    definitionProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters: ['/', ':', '\t'] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
}
