import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseCommitMessage } from '../../server/parse/commitMessage'
import { Slice } from '../../server/text/slice'
import { kernelText } from '../support/kernelText'

describe('commit message', () => {
  for (const { name, text, end, notes } of [
    { name: 'a bare separator', text: 's\n\nText.\n---\nnotes\n', end: '---', notes: '\nnotes\n' },
    {
      name: 'a separator with blanks',
      text: 's\n\nText.\n--- \nnotes\n',
      end: '--- ',
      notes: '\nnotes\n',
    },
    {
      name: 'a diff',
      text: 's\n\nText.\n\ndiff --git a/x b/x\n',
      end: 'diff --git a/x b/x',
      notes: 'diff --git a/x b/x\n',
    },
    {
      name: 'a plain diff',
      text: 's\n\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n',
      end: '--- a/x',
      notes: '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n',
    },
    {
      name: 'a lone line of a diff is text',
      text: 's\n\n--- a/x\n',
      end: undefined,
      notes: undefined,
    },
    {
      name: 'dashes with words are text',
      text: 's\n\n--- before ---\n',
      end: undefined,
      notes: undefined,
    },
  ]) {
    it(`ends at ${name}`, () => {
      const message = parseCommitMessage(Slice.of(text))
      assert.equal(message.end?.text, end)
      assert.equal(message.notes?.text, notes)
    })
  }

  it('takes the first line that is not empty for the subject', () => {
    const message = parseCommitMessage(Slice.of('\n\nfoo: bar\ntext\n'))
    assert.equal(message.subject?.whole.text, 'foo: bar')
    assert.equal(message.separated, false)
  })

  it('has no subject where there is only a sign-off', () => {
    const message = parseCommitMessage(Slice.of('\n\nSigned-off-by: A <a@b.org>\n'))
    assert.equal(message.subject, undefined)
    assert.equal(message.trailers.length, 1)
  })

  it('finds what is wrapped, in its place', () => {
    const text = 'foo: bar\n\nas in commit\n5c0ffee15900\n("x")\n'
    const [paragraph] = parseCommitMessage(Slice.of(text)).paragraphs
    const found = paragraph?.flow.find(/commit 5c0ffee15900 \("x"\)/)
    assert.deepEqual(found?.span, { start: text.indexOf('commit'), end: text.length - 1 })
  })

  it('gives a result for any text, and only white space is left over', () => {
    fc.assert(
      fc.property(kernelText(), text => {
        const { subject, lines, end, notes } = parseCommitMessage(Slice.of(text))
        let left = 0
        let rest = ''
        for (const part of [subject?.whole, ...lines, end, notes]) {
          if (!part) continue
          // A diff that ends the message is the first line of the notes too.
          const { start, end: stop } = part.span
          rest += text.slice(left, Math.max(left, start))
          left = Math.max(left, stop)
        }
        assert.equal((rest + text.slice(left)).trim(), '')
      }),
    )
  })
})
