import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fieldNamed, readHeader } from '../../server/parse/mailHeader'
import { encodeLossless } from '../../server/text/bytes'
import { applyEdits } from '../../server/text/edit'
import { Slice } from '../../server/text/slice'
import { textWith, unicodeText } from '../support/arbitraryText'
import { unmarked } from '../support/marks'
import { assertInside, assertLossless } from '../support/slices'

describe('a mail header', () => {
  const values: readonly { name: string; marked: string; value: string }[] = [
    { name: 'one line', marked: 'Subject: «foo: bar»\n\n', value: 'foo: bar' },
    { name: 'blanks around', marked: 'Subject: \t «foo» \n\n', value: 'foo' },
    { name: 'folded', marked: 'Subject: «foo\n bar»\n\n', value: 'foo bar' },
    {
      name: 'folded with CRLF and a tab',
      marked: 'Subject: «foo \r\n\tbar»\r\n\r\n',
      value: 'foo bar',
    },
    { name: 'folded at once', marked: 'Subject:\n «foo»\n\n', value: 'foo' },
    { name: 'two blanks at the fold', marked: 'Subject: «foo\n  bar»\n\n', value: 'foo  bar' },
    { name: 'an encoded word', marked: 'Subject: =?utf-8?q?«f=C3=BCr»?=\n\n', value: 'für' },
    {
      name: 'words on two lines',
      marked: 'Subject: [a] =?utf-8?q?b_?=\n =?utf-8?q?«c»?=\n\n',
      value: '[a] b c',
    },
    { name: 'at the end of the text', marked: 'Subject: «foo»', value: 'foo' },
    { name: 'empty', marked: 'Subject:«»\n\n', value: '' },
    { name: 'without blank, in capitals', marked: 'SUBJECT:«foo»\n\n', value: 'foo' },
    { name: 'the last of two', marked: 'Subject: foo\nSubject: «bar»\n\n', value: 'bar' },
  ]
  for (const { name, marked, value } of values) {
    it(`has values that know their place: ${name}`, () => {
      const { text, spans } = unmarked(marked)
      const found = fieldNamed(readHeader(Slice.of(text)).fields, 'subject')?.value
      assert.equal(found?.text, value)
      const shown = name === 'words on two lines' ? found.sub(6) : found
      assert.deepEqual(shown.span, spans[0])
    })
  }

  const ends: readonly { name: string; header: string; rest: string }[] = [
    { name: 'an empty line', header: 'A: b\n\n', rest: 'C: d\n' },
    { name: 'an empty line with CRLF', header: 'A: b\r\n\r\n', rest: 'text' },
    { name: 'a line of prose', header: 'A: b\n', rest: 'not a field: x\n\nC: d\n' },
    { name: 'nothing', header: 'A: b', rest: '' },
    { name: 'a first line of prose', header: '', rest: 'prose\n' },
    { name: 'an empty line behind mbox lines', header: 'From a\nA: b\n>From c\n\n', rest: 'text' },
    { name: 'an empty line behind a folded one', header: 'A: b\n \n\n', rest: 'text' },
  ]
  for (const { name, header, rest } of ends) {
    it(`ends at ${name}`, () => {
      const read = readHeader(Slice.of(header + rest))
      assert.equal(read.rest.text, rest)
      assert.equal(read.pieces.map(piece => piece.text).join(''), header)
    })
  }

  const fragments = [
    'Subject: ',
    'From: a <b@c>',
    'X:',
    ':',
    '\n',
    '\n ',
    '\r\n\t',
    ' ',
    'text',
    '=?utf-8?q?',
    '=?utf-8?q?w=C3=B6rd?=',
    '=?utf-8?b?w7w=?=',
    '?=',
    '=41',
    '\n\n',
    'From x',
    '>From ',
    '🐧',
    '\udce4',
  ]

  it('loses nothing and stays inside, whatever it reads', () => {
    fc.assert(
      fc.property(textWith(fragments), text => {
        const whole = Slice.of(text)
        const header = readHeader(whole)
        assertLossless([...header.pieces, header.rest], whole)
        assertInside(header, whole)
      }),
    )
  })

  it('takes an edit of a value only where it gives the intended value', () => {
    const blanks = (text: string) => text.replace(/[ \t]+/g, ' ').trim()
    fc.assert(
      fc.property(
        textWith(fragments),
        unicodeText,
        fc.nat(),
        fc.nat(),
        (value, replacement, a, b) => {
          const text = `Subject: ${value.replace(/\r?\n(?![ \t])/g, '')}\n\nbody\n`
          fc.pre(!/[\r\n]/.test(replacement))
          const read = (document: string) =>
            fieldNamed(readHeader(Slice.of(document)).fields.slice(0, 1), 'subject')?.value
          const before = read(text)
          assert.ok(before)
          const { length } = before
          const from = Math.min(a % (length + 1), b % (length + 1))
          const to = Math.max(a % (length + 1), b % (length + 1))
          const edit = before.sub(from, to).replace(replacement)
          if (!edit) return
          const expected = before.text.slice(0, from) + replacement + before.text.slice(to)
          const edited = read(applyEdits(text, [edit]))?.text ?? ''
          assert.deepEqual(encodeLossless(blanks(edited)), encodeLossless(blanks(expected)))
        },
      ),
    )
  })
})
