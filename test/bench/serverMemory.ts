import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MAINTAINERS_REQUEST } from '../../server/protocol/maintainers'
import { repositoryRoot } from '../support/repositoryRoot'

/** The most memory, in megabytes, that a server of its own held while it was asked about files of a tree. Linux alone. */
export async function serverMemory(tree: string, paths: readonly string[]): Promise<number> {
  const server = spawn(process.execPath, [join(repositoryRoot(), 'dist/server.js'), '--stdio'], {
    cwd: tree,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const answered = new Map<number, () => void>()
  let pending = Buffer.alloc(0)
  server.stdout.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk])
    for (;;) {
      const end = pending.indexOf('\r\n\r\n')
      const length = /Content-Length: (\d+)/i.exec(
        pending.toString('latin1', 0, Math.max(0, end)),
      )?.[1]
      if (end < 0 || length === undefined || pending.length < end + 4 + Number(length)) return
      const body = pending.toString('utf8', end + 4, end + 4 + Number(length))
      pending = pending.subarray(end + 4 + Number(length))
      const { id, method } = JSON.parse(body) as { id?: number; method?: string }
      if (id === undefined) continue
      if (method === undefined) answered.get(id)?.()
      else send({ id, result: null })
    }
  })
  function send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  let last = 0
  function ask(method: string, params: object): Promise<void> {
    const id = ++last
    return new Promise(resolve => {
      answered.set(id, resolve)
      send({ id, method, params })
    })
  }
  const uri = (path: string): string => pathToFileURL(join(tree, path)).toString()
  try {
    const workspaceFolders = [{ uri: uri(''), name: 'tree' }]
    await ask('initialize', {
      processId: null,
      rootUri: uri(''),
      workspaceFolders,
      capabilities: {},
    })
    send({ method: 'initialized', params: {} })
    for (const path of paths) await ask(MAINTAINERS_REQUEST, { for: 'document', uri: uri(path) })
    const status = readFileSync(`/proc/${server.pid ?? 0}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN) / 1024
  } finally {
    server.kill()
  }
}
