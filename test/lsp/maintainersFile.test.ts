import assert from 'node:assert/strict'
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
} from 'vscode-languageserver/node'
import { uriOf } from '../../server/services/documentLocation'
import { TREE, withKernelEditor, type KernelEditor } from './kernelEditor'
import type { TemporaryRepository } from '../support/temporaryRepository'
import type { Document } from './testClient'

const TEXT = TREE.MAINTAINERS.replace('F:\tdrivers/foo/', 'F:\tdrivers/foo\nF:\tdrivers/gone.c')

describe('a MAINTAINERS file', () => {
  it('is checked as it is typed, and repaired', async () => {
    await inMaintainers(async ({ client }, document) => {
      const { uri } = document
      const first = await document.diagnostics()
      assert.deepEqual(first.diagnostics.map(codeOf), ['pattern-without-slash', 'pattern-dead'])
      const [hint, dead] = first.diagnostics
      assert.match(hint?.codeDescription?.href ?? '', /maintainers-file\.md#pattern-without-slash$/)
      const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: hint?.range ?? assert.fail(),
        context: { diagnostics: [] },
      })) as CodeAction[]
      assert.deepEqual(
        actions.map(({ title }) => title),
        ['Add the slash'],
      )
      const change = actions[0]?.edit?.documentChanges?.[0]
      const edits = change && 'edits' in change ? change.edits : []
      assert.deepEqual(
        edits.map(each => 'newText' in each && each.newText),
        ['/'],
      )
      const at = document.text.offsetAt(dead?.range.start ?? assert.fail())
      document.type('drivers/foo/foo.c', { start: at, end: at + 'drivers/gone.c'.length })
      assert.deepEqual((await document.diagnostics()).diagnostics.map(codeOf), [
        'pattern-without-slash',
      ])
      document.close()
      await client.until(() => client.pushed.at(-1)?.diagnostics.length === 0)
    })
  })

  it('has an outline, folds, hovers, definitions and completions', async () => {
    await inMaintainers(async ({ client, repository }, document) => {
      const textDocument = { uri: document.uri }
      const { connection } = client
      const symbols = (await connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument,
      })) as DocumentSymbol[]
      assert.deepEqual(
        symbols.map(({ name, detail }) => [name, detail]),
        [
          ['FOO DRIVER', 'Maintained'],
          ['THE REST', 'Buried alive in reporters'],
        ],
      )
      const folds = (await connection.sendRequest(FoldingRangeRequest.type, {
        textDocument,
      })) as FoldingRange[]
      assert.deepEqual(
        folds.map(({ startLine, endLine }) => [startLine, endLine]),
        [
          [0, 6],
          [8, 13],
        ],
      )
      const position = document.text.positionAt(TEXT.indexOf('drivers/foo') + 3)
      const hover = (await connection.sendRequest(HoverRequest.type, {
        textDocument,
        position,
      })) as Hover
      assert.match(JSON.stringify(hover.contents), /Matches 1 file.*`drivers\/foo\/foo\.c`/)
      const found = (await connection.sendRequest(DefinitionRequest.type, {
        textDocument,
        position,
      })) as Location[]
      assert.deepEqual(
        found.map(({ uri }) => uri),
        [uriOf(`${repository.path}/drivers/foo/foo.c`)],
      )
      const items = (await connection.sendRequest(CompletionRequest.type, {
        textDocument,
        position,
      })) as CompletionItem[]
      assert.deepEqual(
        items.map(({ label }) => label),
        ['MAINTAINERS', 'drivers/', 'scripts/'],
      )
    })
  })

  it('tells who has gone silent, as soon as git has told', async () => {
    await withKernelEditor({}, async ({ client, repository }) => {
      oldHistory(repository)
      const document = client.open(
        `${repository.path}/MAINTAINERS`,
        'maintainers',
        TREE.MAINTAINERS,
      )
      const silent = () =>
        client.pushed.at(-1)?.diagnostics.find(({ code }) => code === 'maintainer-silent')
      await client.until(() => silent() !== undefined)
      assert.match(
        JSON.stringify(silent()?.message),
        /^"Not seen in the history since .*none of the 321 commits/,
      )
      assert.equal(silent()?.range.start.line, 1)
      const before = client.pushed.length
      document.type('\n', { start: 0, end: 0 })
      await client.until(() => client.pushed.length > before)
      assert.equal(silent()?.range.start.line, 2, 'and tells it at once while the text changes')
    })
  })

  it('of another kind is left alone', async () => {
    await withKernelEditor(
      { tree: { MAINTAINERS: 'Jane Doe\nJohn Roe\n' } },
      async ({ client, repository }) => {
        const document = client.open(`${repository.path}/MAINTAINERS`, 'maintainers', 'A\nZ:\tx\n')
        assert.deepEqual((await document.diagnostics()).diagnostics, [])
      },
    )
  })
})

async function inMaintainers(
  use: (editor: KernelEditor, document: Document) => Promise<void>,
): Promise<void> {
  await withKernelEditor({}, async editor => {
    const path = `${editor.repository.path}/MAINTAINERS`
    await use(editor, editor.client.open(path, 'maintainers', TEXT))
  })
}

function codeOf({ code }: Diagnostic): unknown {
  return code
}

/** Four years of commits by one person to one file. */
function oldHistory(repository: TemporaryRepository): void {
  const now = Math.floor(Date.now() / 1000)
  const commits = Array.from({ length: 320 }, (_, at) => {
    const when = `${now - (320 - at) * 5 * 24 * 60 * 60} +0000`
    const parent = at === 0 ? 'from refs/heads/main^0\n' : ''
    const text = `int bar = ${at};\n`
    return (
      `commit refs/heads/old\nauthor Ada Author <ada@example.org> ${when}\n` +
      `committer Ada Author <ada@example.org> ${when}\ndata 2\nx\n${parent}` +
      `M 644 inline drivers/foo/foo.c\ndata ${text.length}\n${text}\n`
    )
  })
  repository.feed(commits.join(''), 'fast-import', '--quiet')
  repository.git('reset', '--quiet', '--hard', 'old')
}
