import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import { repositoryRoot } from '../support/repositoryRoot'

/** A server in a process of its own, as an editor has it that opened a tree. */
export interface ServerProcess {
  readonly connection: ProtocolConnection
  /** The URI of a path in the tree. */
  readonly uri: (path: string) => string
  /** The most memory that it has held so far, in megabytes; as Linux knows it. */
  readonly mostMemory: () => number
  readonly stop: () => void
}

export async function startServer(tree: string): Promise<ServerProcess> {
  const server = spawn(process.execPath, [join(repositoryRoot(), 'dist/server.js'), '--stdio'], {
    cwd: tree,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  connection.listen()
  const uri = (path: string): string => pathToFileURL(join(tree, path)).toString()
  await connection.sendRequest(InitializeRequest.method, {
    processId: null,
    workspaceFolders: [{ uri: uri(''), name: 'tree' }],
    capabilities: {},
  })
  await connection.sendNotification(InitializedNotification.method, {})
  return {
    connection,
    uri,
    mostMemory: () => {
      const status = readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8')
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024
    },
    stop: () => {
      connection.dispose()
      server.kill()
    },
  }
}
