import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSaveReason,
  WillSaveTextDocumentNotification,
  type FileEvent,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { PROBLEM_COUNT_NOTIFICATION, type ProblemCount } from '../../server/protocol/findings'
import { uriOf } from '../../server/services/documentLocation'
import { repositoryRoot } from '../support/repositoryRoot'

/** How an editor under test differs from one with VS Code's abilities, an empty workspace and no settings. */
export interface ClientOptions {
  /** Absolute paths of open folders. */
  readonly folders?: readonly string[]
  /** Answers to questions for settings, by section. */
  readonly settings?: Record<string, unknown>
  readonly initializationOptions?: unknown
  readonly capabilities?: InitializeParams['capabilities']
  /** The compiled server, relative to the repository. */
  readonly server?: string
  /** The user's home directory; a place that is not there where it is left out, for whoever runs the tests has one, too. */
  readonly home?: string
}

/** An editor that speaks the real protocol to a server process over its standard streams. */
export interface TestClient {
  readonly connection: ProtocolConnection
  /** The server's process. */
  readonly pid: number | undefined
  readonly result: InitializeResult
  /** Every push so far, in order. */
  readonly pushed: readonly PublishDiagnosticsParams[]
  readonly counts: readonly ProblemCount[]
  readonly logged: readonly string[]
  /** Patterns that the server asked to be told of. */
  readonly registered: readonly string[]
  open(path: string, languageId: string, text: string): Document
  openUri(uri: string, languageId: string, text: string): Document
  /** A request beyond the Language Server Protocol. */
  ask<T>(method: string, params: object): Promise<T>
  /** Waits until something that the server says makes the condition true. */
  until(condition: () => boolean): Promise<void>
  /** Tells that settings changed; some editors send them along. */
  settingsChanged(settings?: unknown): void
  /** Tells that a watched file changed. */
  filesChanged(path: string): void
  /** Says goodbye as the protocol wants it; gives the exit status. */
  stop(): Promise<number | null>
  readonly exited: Promise<number | null>
  /** Closes the channel without a word, as an editor does that died. */
  hangUp(): void
  kill(): void
}

/** An open document of the editor. */
export interface Document {
  readonly uri: string
  readonly text: TextDocument
  /** Replaces the whole text, or one stretch of it. */
  type(text: string, at?: { readonly start: number; readonly end: number }): void
  /** Saves the text, or has the editor save it by itself. */
  save(reason?: TextDocumentSaveReason): void
  close(): void
  /** The first push of all findings of the present version, however late it is asked for. */
  diagnostics(): Promise<PublishDiagnosticsParams>
  /** Waits a while, so that a push that must not come has its chance. */
  quiet(milliseconds?: number): Promise<void>
}

/** Starts a server, hands the editor to `use`, and ends the server whatever happens. */
export async function withClient<T>(
  options: ClientOptions,
  use: (client: TestClient) => Promise<T>,
): Promise<T> {
  const client = await start(options)
  try {
    return await use(client)
  } finally {
    client.kill()
    await client.exited
  }
}

/** What VS Code can do, as far as the server cares. */
export const VS_CODE: InitializeParams['capabilities'] = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      dataSupport: true,
      isPreferredSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
}

async function start(options: ClientOptions): Promise<TestClient> {
  const module = join(repositoryRoot(), options.server ?? 'out/server/lsp/main.js')
  const child = spawn(process.execPath, [module, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, HOME: options.home ?? '/nowhere' },
  })
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const died = exited.then(status => {
    throw new Error(`The server ended with status ${String(status)}.`)
  })
  // It is a failure only for those who wait for the server.
  died.catch(() => undefined)
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const pushed: PublishDiagnosticsParams[] = []
  const counts: ProblemCount[] = []
  const logged: string[] = []
  const registered: string[] = []
  const listeners = new Set<() => void>()
  const said = () => {
    for (const listener of listeners) listener()
  }
  const until = async (condition: () => boolean): Promise<void> => {
    if (condition()) return
    const wanted = new Promise<void>(resolve => {
      const listener = () => {
        if (!condition()) return
        listeners.delete(listener)
        resolve()
      }
      listeners.add(listener)
    })
    await Promise.race([wanted, died])
  }
  const unfinished = new WeakSet<PublishDiagnosticsParams>()
  connection.onNotification(PublishDiagnosticsNotification.type, push => {
    pushed.push(push)
    // The count comes first, and says whether rules still wait for git.
    const count = counts.findLast(({ uri }) => uri === push.uri)
    if (count?.version === push.version && count?.pending) unfinished.add(push)
    said()
  })
  connection.onNotification(PROBLEM_COUNT_NOTIFICATION, (count: ProblemCount) => {
    counts.push(count)
    said()
  })
  connection.onNotification(LogMessageNotification.type, ({ message }) => {
    logged.push(message)
    said()
  })
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section = '' }) => options.settings?.[section] ?? null),
  )
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method } of registrations) registered.push(method)
  })
  connection.listen()
  const folders = options.folders ?? []
  const answered = connection.sendRequest<InitializeResult>(InitializeRequest.method, {
    processId: process.pid,
    // A client must say this though it means nothing any more.
    rootUri: null,
    workspaceFolders: folders.map(folder => ({ uri: uriOf(folder), name: folder })),
    capabilities: options.capabilities ?? VS_CODE,
    initializationOptions: options.initializationOptions,
  })
  const result = await Promise.race([answered, died])
  await connection.sendNotification(InitializedNotification.type, {})

  const openUri = (uri: string, languageId: string, text: string): Document => {
    const document = TextDocument.create(uri, languageId, 1, text)
    send(
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    )
    const pushOfNow = () =>
      pushed.find(
        push => push.uri === uri && push.version === document.version && !unfinished.has(push),
      )
    return {
      uri,
      text: document,
      type(replacement, at = { start: 0, end: document.getText().length }) {
        const range = { start: document.positionAt(at.start), end: document.positionAt(at.end) }
        const version = document.version + 1
        TextDocument.update(document, [{ range, text: replacement }], version)
        send(
          connection.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri, version },
            contentChanges: [{ range, text: replacement }],
          }),
        )
      },
      save(reason = TextDocumentSaveReason.Manual) {
        send(
          connection.sendNotification(WillSaveTextDocumentNotification.type, {
            textDocument: { uri },
            reason,
          }),
        )
        send(
          connection.sendNotification(DidSaveTextDocumentNotification.type, {
            textDocument: { uri },
          }),
        )
      },
      close() {
        send(
          connection.sendNotification(DidCloseTextDocumentNotification.type, {
            textDocument: { uri },
          }),
        )
      },
      async diagnostics() {
        await until(() => pushOfNow() !== undefined)
        return pushOfNow() ?? assert.fail()
      },
      async quiet(milliseconds = 400) {
        await new Promise(resolve => setTimeout(resolve, milliseconds))
      },
    }
  }

  return {
    connection,
    pid: child.pid,
    result,
    pushed,
    counts,
    logged,
    registered,
    exited,
    until,
    ask: (method, params) => connection.sendRequest(method, params),
    open: (path, languageId, text) => openUri(uriOf(path), languageId, text),
    openUri,
    settingsChanged(settings: unknown = null) {
      send(connection.sendNotification(DidChangeConfigurationNotification.method, { settings }))
    },
    filesChanged(path) {
      const changes: FileEvent[] = [{ uri: uriOf(path), type: FileChangeType.Changed }]
      send(connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes }))
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type)
      await connection.sendNotification(ExitNotification.type)
      return exited
    },
    hangUp() {
      child.stdin.end()
    },
    kill() {
      connection.dispose()
      child.kill()
    },
  }
}

function send(sent: Promise<void>): void {
  sent.catch((error: unknown) => {
    assert.fail(String(error))
  })
}
