import assert from 'node:assert/strict'
import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  type CodeAction,
  type DocumentSymbol,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { REWRAP_REQUEST, TRAILER_REQUEST, type TrailerAnswer } from '../../server/protocol/edits'
import { CHECK_REQUEST } from '../../server/protocol/findings'
import { PLACE_REQUEST, type PlaceAnswer } from '../../server/protocol/place'
import { INSERT_SNIPPET_COMMAND } from '../../server/protocol/start'
import type { TextChange } from '../../server/protocol/text'
import { uriOf } from '../../server/services/documentLocation'
import { formattedPatch } from '../support/checkedText'
import { withKernelEditor } from './kernelEditor'
import type { Document, TestClient } from './testClient'

const FAULTY = 'foo: flush the bar.\n\nText.\n\nsigned-off-by: Ada Author <ada@example.org>\n'
const FIXED = 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada Author <ada@example.org>\n'

describe('the language server answers', () => {
  it('with quick fixes whose edits give the text', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      const [first] = await actionsAt(client, document, 0, 18)
      assert.equal(first?.title, 'Remove the full stop')
      assert.equal(first.kind, CodeActionKind.QuickFix)
      assert.equal(first.isPreferred, true)
      assert.deepEqual(first.diagnostics, (await document.diagnostics()).diagnostics.slice(0, 1))
      assert.equal(applied(document, first), FAULTY.replace('bar.', 'bar'))
    }))

  it('with the paragraphs of a message wrapped anew', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const two = 'One is long enough\nto be wrapped anew by this.'
      const text = `foo: flush the bar\n\n${two}\n\n${two}\n`
      const document = client.open(message, 'git-commit', text)
      const options = { tabSize: 8, insertSpaces: false }
      const textDocument = { uri: document.uri }
      const all = await client.ask(DocumentFormattingRequest.method, { textDocument, options })
      const filled = two.replace('\n', ' ')
      const whole = TextDocument.create(document.uri, 'git-commit', 1, text)
      const after = (changes: unknown) =>
        TextDocument.applyEdits(whole, changes as { range: never; newText: string }[])
      assert.equal(after(all), `foo: flush the bar\n\n${filled}\n\n${filled}\n`)
      const place = { line: 5, character: 3 }
      const range = { start: place, end: place }
      const second = `foo: flush the bar\n\n${two}\n\n${filled}\n`
      const asked = { textDocument, range, options }
      assert.equal(after(await client.ask(DocumentRangeFormattingRequest.method, asked)), second)
      const { uri } = document
      const changes = await client.ask<readonly TextChange[]>(REWRAP_REQUEST, { uri, range })
      assert.equal(after(changes), second)
    }))

  it('with one action that fixes all, found when it is chosen', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      const actions = await actionsAt(client, document, 0, 18)
      const all = actions.find(({ title }) => title === 'Fix all in this message (2 findings)')
      assert.ok(all && all.edit === undefined)
      assert.equal(applied(document, await resolve(client, all)), FIXED)
      const source = await actionsAt(client, document, 0, 0, ['source.fixAll'])
      assert.deepEqual(
        source.map(({ kind }) => kind),
        ['source.fixAll.kernelPatch'],
      )
      const [onSave] = source
      assert.equal(applied(document, await resolve(client, onSave ?? assert.fail())), FIXED)
      document.type(FIXED)
      assert.deepEqual(await actionsAt(client, document, 0, 0, ['source.fixAll']), [])
      assert.equal((await resolve(client, all)).edit, undefined)
    }))

  it('without search in history while the cursor only moves', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const text = 'Flush the bar\n\n#\tmodified:   drivers/foo/foo.c\n'
      const document = client.open(message, 'git-commit', text)
      const titles = async (triggerKind: CodeActionTriggerKind) =>
        (await actionsAt(client, document, 0, 1, undefined, triggerKind)).map(({ title }) => title)
      const searched = (title: string) => title.startsWith('Begin with "foo:"')
      assert.ok(!(await titles(CodeActionTriggerKind.Automatic)).some(searched))
      assert.ok((await titles(CodeActionTriggerKind.Invoked)).some(searched))
    }))

  it('with snippets only to a client that can insert them', async () => {
    const text =
      'foo: flush the bar\n\nText.\n\nReported-by: syzbot+x@syzkaller.appspotmail.com\nSigned-off-by: Ada Author <ada@example.org>\n'
    for (const snippets of [true, false]) {
      await withKernelEditor(
        { initializationOptions: { snippets } },
        async ({ client, message }) => {
          const document = client.open(message, 'git-commit', text)
          const actions = await actionsAt(client, document, 4, 3)
          const commands = actions.flatMap(({ command }) => command?.command ?? [])
          assert.deepEqual(commands, snippets ? [INSERT_SNIPPET_COMMAND] : [])
        },
      )
    }
  })

  it('a hover over a finding and over a commit', () =>
    withKernelEditor({}, async ({ client, message, commit }) => {
      const document = client.open(
        message,
        'git-commit',
        `foo: flush the bar.\n\nSince ${commit.slice(0, 12)}.\n\nText.\n`,
      )
      const finding = await hoverAt(client, document, 0, 18)
      assert.match(finding, /^\*\*A subject has no full stop at its end\.\*\*\n\n/)
      assert.match(finding, /\[examples\]\(https:.*\/docs\/rules\/subject-ends-with-period\.md\)/)
      assert.match(finding, /\(https:\/\/docs\.kernel\.org\/process\/submitting-patches\.html#/)
      const described = await hoverAt(client, document, 2, 10)
      assert.match(
        described,
        /^`[0-9a-f]{12}` foo\\: cache the bar\n\nAda Author \\<ada\\@example\\\.org\\>, 2023-11-14$/,
      )
      assert.match(
        await hoverAt(client, document, 0, 5),
        /^\*\*Changelog report\*\*\n\n- \*\*Reviewer/,
      )
      assert.equal(await hoverAt(client, document, 2, 2), '')
    }))

  it('an outline and folds of a patch', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const path = `${repository.path}/0001-x.patch`
      const document = client.open(path, 'diff', formattedPatch())
      const textDocument = { uri: document.uri }
      const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument,
      })
      const [patch] = (symbols ?? []) as DocumentSymbol[]
      assert.equal(patch?.name, 'foo: flush the bar')
      assert.equal(patch.children?.[0]?.name, 'foo.c')
      assert.equal(patch.children[0].children?.[0]?.name, 'int bar(void)')
      const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument })
      assert.deepEqual(
        folds?.map(({ startLine, endLine }) => [startLine, endLine]),
        [
          [1, 3],
          [9, 10],
          [12, 20],
          [16, 20],
        ],
      )
    }))

  it('where a trailer belongs', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const { uri } = client.open(message, 'git-commit', FIXED)
      const ask = (trailer: string, of = uri) =>
        client.ask<TrailerAnswer>(TRAILER_REQUEST, { uri: of, line: 0, trailer })
      assert.deepEqual(await ask('Cc: Bob <bob@example.org>'), {
        is: 'insertion',
        line: 4,
        character: 43,
        text: '\nCc: Bob <bob@example.org>',
      })
      assert.deepEqual(await ask('Signed-off-by: A <ada@example.org>'), { is: 'present' })
      assert.equal((await ask('Cc: x', 'file:///nowhere')).is, 'impossible')
      const signed = await client.ask<TrailerAnswer>(TRAILER_REQUEST, { uri, line: 0 })
      assert.deepEqual(signed, { is: 'present' })
    }))

  it("whether a place works the kernel's way", () =>
    withKernelEditor({}, async ({ client, message, repository }) => {
      const ask = (uri: string) => client.ask<PlaceAnswer>(PLACE_REQUEST, { uri })
      const yes = {
        active: true,
        reason: 'This tree has scripts/checkpatch.pl.',
        tree: repository.path,
      }
      assert.deepEqual(await ask(uriOf(message)), yes)
      assert.deepEqual(await ask(uriOf(`${repository.path}/drivers`)), yes)
      assert.equal((await ask('git:/x')).active, false)
      assert.equal((await ask('nonsense')).active, false)
    }))

  it('about documents that are not open with nothing', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const textDocument = { uri: uriOf(message) }
      const position = { line: 0, character: 0 }
      assert.equal(
        await client.connection.sendRequest(HoverRequest.type, { textDocument, position }),
        null,
      )
      assert.deepEqual(
        await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
        [],
      )
      const checked = await client.connection.sendRequest(CHECK_REQUEST, textDocument)
      assert.deepEqual(checked, { explanation: 'The document is not open.' })
    }))

  it('an editor that knows little in words that it knows', () =>
    withKernelEditor({ capabilities: {} }, async ({ client, message }) => {
      const document = client.open(message, 'gitcommit', FAULTY)
      assert.match(
        await hoverAt(client, document, 0, 18),
        /^A subject has no full stop at its end\.\n/,
      )
      const actions = await actionsAt(client, document, 0, 18)
      const all = actions.find(({ title }) => title.startsWith('Fix all'))
      assert.equal(applied(document, all ?? assert.fail()), FIXED)
      const { uri } = document
      const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: { uri },
      })
      assert.ok(symbols?.every(symbol => 'location' in symbol))
    }))
})

async function actionsAt(
  { connection }: TestClient,
  { uri }: Document,
  line: number,
  character: number,
  only?: string[],
  triggerKind?: CodeActionTriggerKind,
): Promise<CodeAction[]> {
  const position = { line, character }
  const answer = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: position, end: position },
    context: {
      diagnostics: [],
      ...(only ? { only } : {}),
      ...(triggerKind ? { triggerKind } : {}),
    },
  })
  return (answer ?? []) as CodeAction[]
}

function resolve({ connection }: TestClient, action: CodeAction): Promise<CodeAction> {
  return connection.sendRequest(CodeActionResolveRequest.type, action)
}

/** The document after the edit of an action, which must be an edit of its present version where it names one. */
function applied({ uri, text }: Document, { edit }: CodeAction): string {
  const [change] = edit?.documentChanges ?? []
  if (change && 'edits' in change) {
    assert.deepEqual(change.textDocument, { uri, version: text.version })
    return TextDocument.applyEdits(
      text,
      change.edits.flatMap(one => ('newText' in one ? [one] : [])),
    )
  }
  return TextDocument.applyEdits(text, edit?.changes?.[uri] ?? assert.fail())
}

async function hoverAt(
  { connection }: TestClient,
  { uri }: Document,
  line: number,
  character: number,
): Promise<string> {
  const found = await connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: { line, character },
  })
  const contents = found?.contents ?? ''
  return typeof contents === 'object' && 'value' in contents ? contents.value : ''
}
