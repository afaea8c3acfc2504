import assert from 'node:assert/strict'
import fc from 'fast-check'
import { documentKind, type DocumentKind } from '../../server/parse/documentKind'
import { textWith } from '../support/arbitraryText'
import { mailFixture } from '../support/mailFixture'

const DIFF = 'diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n'

describe('the kind of a document', () => {
  const cases: readonly { name: string; text: string; kind: DocumentKind }[] = [
    { name: 'a patch of git', text: mailFixture('plain.patch'), kind: 'mbox' },
    { name: 'a series of b4', text: mailFixture('b4.mbx'), kind: 'mbox' },
    { name: 'a saved mail', text: mailFixture('quotedPrintable.eml'), kind: 'mail' },
    { name: 'a saved mail with CRLF', text: mailFixture('crlf.eml'), kind: 'mail' },
    {
      name: 'a patch of quilt',
      text: `From: a <b@c>\nSubject: d\n\ntext\n---\n${DIFF}`,
      kind: 'mail',
    },
    { name: 'a byte order mark', text: '\ufeffFrom: a <b@c>\nSubject: d\n\n', kind: 'mail' },
    { name: 'a diff', text: DIFF, kind: 'diff' },
    { name: 'a diff below text', text: `foo: bar\n\ntext\n---\n${DIFF}`, kind: 'diff' },
    {
      name: 'git show',
      text: `commit 5c0ffee15900\nAuthor: a <b@c>\n\n    foo: bar\n\n${DIFF}`,
      kind: 'diff',
    },
    {
      name: 'a diff of another program',
      text: '--- a\n+++ b\n@@ -1 +1 @@\n-a\n+b\n',
      kind: 'diff',
    },
    { name: 'a message', text: 'foo: bar\n\ntext\n\nSigned-off-by: a <b@c>\n', kind: 'message' },
    {
      name: 'a message whose lines all look like fields',
      text: 'foo: bar\nFrom: here\n',
      kind: 'message',
    },
    {
      name: 'a message that speaks of diffs',
      text: 'foo: bar\n\ndiff --git is\nnot +++ this\n',
      kind: 'message',
    },
    {
      name: 'a message with its diff below the scissors',
      text: `foo: bar\n\n# ------------------------ >8 ------------------------\n# Do not modify\n${DIFF}`,
      kind: 'message',
    },
    { name: 'prose that begins with From', text: 'From the start it failed\n', kind: 'message' },
    { name: 'nothing', text: '', kind: 'message' },
  ]
  for (const { name, text, kind } of cases) {
    it(`is ${kind}: ${name}`, () => {
      assert.equal(documentKind(text), kind)
    })
  }

  it('is known for anything at all', () => {
    const fragments = [
      'From: a\n',
      'Subject: b\n',
      'From a@b Tue Mar 17 10:00:00 2026\n',
      DIFF,
      '\n',
      'foo: bar\n',
    ]
    fc.assert(
      fc.property(textWith(fragments), text => {
        assert.match(documentKind(text), /^(?:mbox|mail|diff|message)$/)
      }),
    )
  })
})
