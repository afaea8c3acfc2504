import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import {
  CancellationTokenSource,
  CodeActionRequest,
  createProtocolConnection,
  DocumentSymbolRequest,
  ExitNotification,
  HoverRequest,
  IPCMessageReader,
  IPCMessageWriter,
  LSPErrorCodes,
  type InitializeResult,
} from 'vscode-languageserver/node'
import { CHECK_REQUEST } from '../../server/protocol/findings'
import { repositoryRoot } from '../support/repositoryRoot'
import { withKernelEditor } from './kernelEditor'

const server = 'out/test/lsp/faultyServer.js'

describe('the language server', () => {
  it('ends with status 0 after a goodbye', () =>
    withKernelEditor({}, async ({ client, message }) => {
      client.open(message, 'git-commit', 'foo: flush the bar.\n')
      assert.equal(await client.stop(), 0)
    }))

  it('ends with status 1 without one, and when the editor has gone', async () => {
    await withKernelEditor({}, async ({ client }) => {
      await client.connection.sendNotification(ExitNotification.type)
      assert.equal(await client.exited, 1)
    })
    await withKernelEditor({}, async ({ client, message }) => {
      await client.open(message, 'git-commit', 'foo: flush the bar.\n').diagnostics()
      client.hangUp()
      assert.equal(await client.exited, 1)
    })
  })

  it('speaks over the channel of a Node parent as well', async () => {
    const main = join(repositoryRoot(), 'out/server/lsp/main.js')
    const child = fork(main, ['--node-ipc'])
    const exited = once(child, 'exit')
    const connection = createProtocolConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child),
    )
    connection.listen()
    const params = { processId: process.pid, rootUri: null, capabilities: {} }
    const result = await connection.sendRequest<InitializeResult>('initialize', params)
    assert.equal(result.serverInfo?.name, 'kernel-patch')
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    assert.equal((await exited)[0], 0)
  })

  it('survives rules that throw, and tells the log once', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', 'foo: throws and rejects.\n')
      const codes = async () => (await document.diagnostics()).diagnostics.map(({ code }) => code)
      assert.deepEqual(await codes(), ['subject-ends-with-period'])
      document.type('foo: throws and rejects again.\n')
      assert.deepEqual(await codes(), ['subject-ends-with-period'])
      assert.equal(client.logged.filter(line => line.includes('out of cheese')).length, 1)
      assert.equal(client.logged.filter(line => line.includes('out of wine')).length, 1)
    }))

  it('answers empty where a request fails, and goes on', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const { uri } = client.open('/broken/x/COMMIT_EDITMSG', 'git-commit', 'foo: bar.\n')
      const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: { uri },
      })
      assert.deepEqual(symbols, [])
      assert.ok(client.logged.some(line => /documentSymbol failed: .*on fire/.test(line)))
      assert.deepEqual(await client.connection.sendRequest(CHECK_REQUEST, { uri }), {
        explanation: 'The text could not be checked; the log says why.',
      })
      const other = client.open(message, 'git-commit', 'foo: flush the bar.\n')
      assert.equal((await other.diagnostics()).diagnostics.length, 1)
    }))

  it('drops what it found in a text that has changed meanwhile', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', 'foo: slow\n')
      await document.quiet(150)
      document.type('foo: flush the bar.\n')
      await document.diagnostics()
      await document.quiet(600)
      assert.deepEqual(
        client.pushed.map(({ version }) => version),
        [2],
      )
    }))

  it('pushes what it has found while a rule takes long, and then all', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', 'foo: slow.\n')
      await document.diagnostics()
      const codes = client.pushed.map(({ diagnostics }) => diagnostics.map(({ code }) => code))
      assert.deepEqual(codes, [['subject-ends-with-period'], ['slow', 'subject-ends-with-period']])
      assert.deepEqual(
        client.counts.map(({ pending = false }) => pending),
        [true, false],
      )
    }))

  it('pushes nothing for a document that was closed meanwhile', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', 'foo: slow\n')
      await document.quiet(150)
      document.close()
      await document.quiet(700)
      assert.deepEqual(client.pushed, [])
    }))

  it('answers a cancelled request at once', () =>
    withKernelEditor({ server }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', 'foo: endless\n')
      await document.diagnostics()
      const { uri } = document
      const position = { line: 0, character: 6 }
      const cancellation = new CancellationTokenSource()
      const asked = client.connection.sendRequest(
        CodeActionRequest.type,
        {
          textDocument: { uri },
          range: { start: position, end: position },
          context: { diagnostics: [] },
        },
        cancellation.token,
      )
      await document.quiet(100)
      cancellation.cancel()
      await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled })
      const hover = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position,
      })
      assert.ok(hover)
    }))
})
