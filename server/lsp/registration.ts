import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Connection,
} from 'vscode-languageserver/node'
import type { Session } from './session'

/** Texts that are nothing but messages: nobody wants a patch to change when files are formatted as they are saved. */
const FORMATTED = [{ language: 'git-commit' }, { language: 'gitcommit' }, { language: 'scminput' }]

/** What decides whether a tree works the kernel's way, and what is read once and kept. */
const WATCHED = [
  '**/MAINTAINERS',
  '**/.mailmap',
  '**/.get_maintainer.{conf,ignore}',
  '**/.checkpatch.conf',
  '**/.kernel-patch.json',
  '**/scripts/{get_maintainer,checkpatch}.pl',
]

/** Asks the client to tell what changes, as far as it can. */
export async function register(connection: Connection, session: Session): Promise<void> {
  const { watchesSettings, watchesFiles, changesFolders, registersFormatting } = session.client
  if (registersFormatting) {
    for (const { type } of [DocumentFormattingRequest, DocumentRangeFormattingRequest])
      await connection.client.register(type, { documentSelector: FORMATTED })
  }
  if (changesFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(change => {
      session.changeFolders(change)
    })
  }
  if (watchesSettings) {
    const section = ['kernelPatch', 'git']
    await connection.client.register(DidChangeConfigurationNotification.type, { section })
  }
  if (watchesFiles) {
    const watchers = WATCHED.map(globPattern => ({ globPattern }))
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
  }
}
