import assert from 'node:assert/strict'
import { documentSymbols, type DocumentSymbol } from '../../server/services/documentSymbols'
import { contains } from '../../server/text/span'
import { checkedText, formattedPatch } from '../support/checkedText'

const PATCH = { uri: 'file:///tree/x.patch', languageId: 'diff' }

describe('documentSymbols', () => {
  it('show subject and trailers of a message', async () => {
    const text = 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo")\nCc: a@b.org\n'
    assert.deepEqual(await outline(text), [
      'subject: foo: flush the bar',
      'trailer: Fixes: 5c0ffee15900 ("foo")',
      'trailer: Cc: a@b.org',
    ])
  })

  it('show patch, files and hunks of a mail', async () => {
    assert.deepEqual(await outline(formattedPatch(), PATCH), [
      'patch: foo: flush the bar [PATCH]',
      '  file: foo.c +2 −1',
      '    hunk: int bar(void) +2 −1',
    ])
  })

  it('show a series with its patches', async () => {
    const cover = formattedPatch({ subject: '[PATCH v2 0/1] Flush bars' }).replace(
      /^diff --git[^]*?(?=^-- $)/m,
      '',
    )
    const text = cover + formattedPatch({ subject: '[PATCH v2 1/1] foo: flush the bar' })
    assert.deepEqual(await outline(text, { ...PATCH, uri: 'file:///tree/x.mbox' }), [
      'series: Flush bars 2 mails',
      '  patch: 0/1 Flush bars [PATCH v2 0/1]',
      '  patch: 1/1 foo: flush the bar [PATCH v2 1/1]',
      '    file: foo.c +2 −1',
      '      hunk: int bar(void) +2 −1',
    ])
  })

  it('show the files of a bare diff and of a verbose commit', async () => {
    const diff =
      'diff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\ndiff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n'
    const files = ['file: new renamed from old', 'file: x added', '  hunk: @@ -0,0 +1 @@ +1 −0']
    assert.deepEqual(await outline(diff, PATCH), files)
    const verbose = `foo: x\n# ------------------------ >8 ------------------------\n# Do not modify\n${diff}`
    assert.deepEqual(await outline(verbose), ['subject: foo: x', ...files])
  })

  it('name what has no name', async () => {
    const [first] = await outline('From: Ada <ada@example.org>\nSubject:\n\nText.\n', PATCH)
    assert.equal(first, 'patch: (no subject)')
  })

  it('lie within each other', async () => {
    const document = await checkedText(formattedPatch() + formattedPatch(), {}, PATCH)
    const check = ({ at, nameAt, name, children }: DocumentSymbol): void => {
      assert.ok(name !== '' && contains(at, nameAt), name)
      for (const child of children) {
        assert.ok(contains(at, child.at), child.name)
        check(child)
      }
    }
    documentSymbols(document).forEach(check)
  })
})

async function outline(text: string, changes = {}): Promise<string[]> {
  const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ kind, name, detail, children }) => [
      `${indent}${kind}: ${name}${detail ? ` ${detail}` : ''}`,
      ...lines(children, `${indent}  `),
    ])
  return lines(documentSymbols(await checkedText(text, {}, changes)), '')
}
