import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeWords } from '../../server/parse/encodedWord'
import { encodeLossless } from '../../server/text/bytes'
import { applyEdits } from '../../server/text/edit'
import { Slice } from '../../server/text/slice'
import { textWith, unicodeText } from '../support/arbitraryText'
import { unmarked } from '../support/marks'
import { assertInside } from '../support/slices'

const decode = (raw: string) => decodeWords(Slice.of(raw))

/** A text in Q words of at most `size` bytes each; as real senders do, also in the middle of a character. */
function encodeQ(text: string, size: number): string {
  const codes = Array.from(Buffer.from(text), byte => {
    if (byte === 0x20) return '_'
    if (/[A-Za-z0-9]/.test(String.fromCharCode(byte))) return String.fromCharCode(byte)
    return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  const words: string[] = []
  for (let at = 0; at < codes.length; at += size) words.push(codes.slice(at, at + size).join(''))
  return words.map(word => `=?UTF-8?q?${word}?=`).join(' ')
}

const encoded = fc
  .record({ text: unicodeText, size: fc.integer({ min: 1, max: 40 }) })
  .map(({ text, size }) => ({ text, raw: encodeQ(text, size) }))

describe('encoded words', () => {
  const cases: readonly { name: string; raw: string; text: string }[] = [
    { name: 'no word at all', raw: 'plain = text?', text: 'plain = text?' },
    { name: 'a Q word', raw: '=?utf-8?q?J=C3=BCrg_M?= <j@x>', text: 'Jürg M <j@x>' },
    { name: 'a B word', raw: '=?UTF-8?B?SsO8cmc=?= <j@x>', text: 'Jürg <j@x>' },
    { name: 'another charset', raw: '=?iso-8859-1?q?J=FCrg?=', text: 'Jürg' },
    { name: 'one with several bytes', raw: '=?ISO-2022-JP?B?GyRCNEE7ehsoQg==?=', text: '漢字' },
    { name: 'a language', raw: '=?utf-8*de?q?f=C3=BCr?=', text: 'für' },
    { name: 'words that follow each other', raw: '=?utf-8?q?a?= \t=?utf-8?q?b?= c', text: 'ab c' },
    { name: 'a character in two words', raw: '=?utf-8?q?=C3?= =?utf-8?q?=BC?=', text: 'ü' },
    {
      name: 'a character in two B words',
      raw: '=?utf-8?b?w?= =?utf-8?b?ww==?= =?utf-8?b?vA==?=',
      text: 'ü',
    },
    { name: 'text between words', raw: '=?utf-8?q?a?= and =?utf-8?q?b?=', text: 'a and b' },
    { name: 'quotes around a word', raw: '"=?utf-8?q?a=2C_b?=" <x>', text: '"a, b" <x>' },
    { name: 'blanks inside a word', raw: '=?utf-8?q?a b?=', text: 'a b' },
    { name: 'a question mark inside a word', raw: '=?utf-8?q?what??=', text: 'what?' },
    { name: 'an empty word', raw: '=?utf-8?q??= x', text: ' x' },
    { name: 'an unfinished word', raw: '=?utf-8?q?abc', text: '=?utf-8?q?abc' },
    { name: 'an unknown encoding', raw: '=?utf-8?x?abc?=', text: '=?utf-8?x?abc?=' },
    { name: 'an unknown charset', raw: '=?x-none?q?a=C3=BC?=', text: 'aü' },
    { name: 'bytes that are no UTF-8', raw: '=?utf-8?q?a=FF?=', text: 'a\udcff' },
    { name: 'garbage codes', raw: '=?utf-8?q?a=zz=4?=', text: 'a=zz=4' },
  ]
  for (const { name, raw, text } of cases) {
    it(`are decoded: ${name}`, () => {
      assert.equal(decode(raw).text, text)
    })
  }

  const places: readonly { marked: string; from: number; to: number }[] = [
    { marked: '=?utf-8?q?J«=C3=BC»rg?=', from: 1, to: 2 },
    { marked: '=?utf-8?q?J=C3=BCrg«_»M?=', from: 4, to: 5 },
    { marked: '=?utf-8?q?a«?= =?utf-8?q?b»?= c', from: 1, to: 2 },
    { marked: '=?utf-8?B?Ss«O8»cmc=?=', from: 1, to: 2 },
    { marked: '=?utf-8?B?«SsO8cmc»=?=', from: 0, to: 4 },
    { marked: '=?utf-8?q?a?= «and» =?utf-8?q?b?=', from: 2, to: 5 },
  ]
  for (const { marked, from, to } of places) {
    it(`know their place: ${marked}`, () => {
      const { text, spans } = unmarked(marked)
      const { start, end } = decode(text).sub(from, to).span
      // Between two words an empty stretch may stand at either side of what separates them.
      if (marked.includes('a«?=')) assert.equal(end, spans[0]?.end)
      else assert.deepEqual([{ start, end }], spans)
    })
  }

  it('give the text that was encoded, each character at its code', () => {
    fc.assert(
      fc.property(encoded, ({ text, raw }) => {
        const value = decode(raw)
        assert.equal(value.text, text)
        let at = 0
        for (const char of text) {
          const { start, end } = value.sub(at, at + char.length).span
          const carrier = raw.slice(start, end)
          assert.equal(decode(`=?utf-8?q?${carrier}?=`).text, char)
          at += char.length
        }
      }),
    )
  })

  it('take an edit in place, also across words of one kind', () => {
    fc.assert(
      fc.property(encoded, unicodeText, fc.nat(), fc.nat(), ({ text, raw }, replacement, a, b) => {
        fc.pre(!/[\r\n]/.test(replacement))
        const chars = Array.from(text)
        const from = chars.slice(0, Math.min(a, b) % (chars.length + 1)).join('').length
        const to = Math.max(
          from,
          chars.slice(0, Math.max(a, b) % (chars.length + 1)).join('').length,
        )
        fc.pre(text !== '')
        const edit = decode(raw).sub(from, to).replace(replacement)
        assert.ok(edit)
        const expected = text.slice(0, from) + replacement + text.slice(to)
        assert.equal(decode(applyEdits(raw, [edit])).text, expected)
      }),
    )
  })

  const fragments = [
    '=?utf-8?q?',
    '=?iso-8859-1?Q?',
    '=?utf-8?b?',
    '?=',
    '=?',
    '?',
    '=',
    '=C3',
    '=BC',
    '=4',
    '_',
    ' ',
    '  ',
    'abc',
    'w7w=',
    'x',
    ' y ',
    '=?utf-8?q?word?=',
    '=?utf-8?q?w=C3=B6rd?=',
    '=?utf-8?b?w7w=?=',
    '\udcfc',
    'ü',
  ]

  it('are read out of anything at all, and an edit that is allowed gives the intended text', () => {
    fc.assert(
      fc.property(
        textWith(fragments).map(text => text.replace(/[\r\n]/g, '')),
        fc.oneof(unicodeText, fc.constantFrom('', ' ', '=', '?', '=?', '?=', 'q', '41')),
        fc.nat(),
        fc.nat(),
        (raw, replacement, a, b) => {
          const value = decode(raw)
          assertInside(value, Slice.of(raw))
          const { length } = value.text
          const from = Math.min(a % (length + 1), b % (length + 1))
          const to = Math.max(a % (length + 1), b % (length + 1))
          const edit = value.sub(from, to).replace(replacement)
          if (!edit) return
          const expected = value.text.slice(0, from) + replacement + value.text.slice(to)
          // Two stray bytes that an edit brings together may be a character: they are the same bytes.
          const edited = decode(applyEdits(raw, [edit])).text
          assert.deepEqual(encodeLossless(edited), encodeLossless(expected))
        },
      ),
    )
  })

  it('cannot be edited in base64, and take no line end', () => {
    assert.equal(decode('=?utf-8?B?SsO8cmc=?=').sub(0, 1).replace('j'), undefined)
    assert.equal(decode('=?utf-8?q?J?=').sub(0, 1).replace('a\nb'), undefined)
    assert.equal(decode('plain').sub(0, 1).replace('a\nb'), undefined)
  })

  it('take no edit that would end a word too early', () => {
    const value = decode('=?utf-8?q?a?bc?=')
    assert.equal(value.text, 'a?bc')
    assert.equal(value.sub(2, 3).replace('ü'), undefined)
    assert.equal(value.sub(2, 2).replace('ü'), undefined)
    assert.ok(value.sub(3, 4).replace('ü'))
  })

  it('leave plain text to ASCII, unless there is other text already', () => {
    assert.equal(decode('plain').sub(0, 1).replace('ü'), undefined)
    assert.equal(decode('plän').sub(0, 1).replace('ü')?.text, 'ü')
  })
})
