import assert from 'node:assert/strict'
import fc from 'fast-check'
import { charsetNamed } from '../../server/parse/charset'
import { DecodedText } from '../../server/parse/decodedText'
import { decodeQuotedPrintable, quotedPrintableRegion } from '../../server/parse/quotedPrintable'
import { encodeLossless } from '../../server/text/bytes'
import { applyEdits } from '../../server/text/edit'
import { Slice } from '../../server/text/slice'
import { textWith, unicodeText } from '../support/arbitraryText'
import { unmarked } from '../support/marks'
import { assertInside, markedBy } from '../support/slices'

function decode(raw: string, charset = 'utf-8'): Slice {
  const whole = Slice.of(raw)
  const into = new DecodedText(whole.source)
  into.use(charsetNamed(charset), quotedPrintableRegion(charsetNamed(charset)))
  decodeQuotedPrintable(into, raw, 0, raw.length)
  return into.toSlice(0)
}

/** Writes text in quoted-printable as careless as senders are: any character coded or not, breaks anywhere. */
function encode(text: string, width: number, coded: (char: string) => boolean): string {
  let line = ''
  let result = ''
  const add = (code: string) => {
    if (line.length + code.length > width) {
      result += `${line}=\n`
      line = ''
    }
    line += code
  }
  for (const char of text) {
    if (char === '\n') {
      result += `${line}\n`
      line = ''
    } else if (char === '=' || char > '~' || char < ' ' || coded(char)) {
      for (const byte of Buffer.from(char))
        add(`=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    } else add(char)
  }
  return result + line
}

const encoded = fc
  .record({
    text: unicodeText,
    width: fc.integer({ min: 3, max: 76 }),
    every: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ text, width, every }) => {
    const decoded = text.replace(/\r/g, '')
    return { text: decoded, raw: encode(decoded, width, char => char.charCodeAt(0) % every === 0) }
  })

describe('quoted-printable', () => {
  it('gives the text that was encoded', () => {
    fc.assert(
      fc.property(encoded, ({ text, raw }) => {
        assert.equal(decode(raw).text, text)
      }),
    )
  })

  it('knows for each character the raw text that carries it', () => {
    fc.assert(
      fc.property(encoded, ({ text, raw }) => {
        const body = decode(raw)
        let at = 0
        for (const char of text) {
          const { start, end } = body.sub(at, at + char.length).span
          assert.equal(decode(raw.slice(start, end)).text, char)
          at += char.length
        }
      }),
    )
  })

  it('takes any edit in place', () => {
    fc.assert(
      fc.property(encoded, unicodeText, fc.nat(), fc.nat(), ({ text, raw }, replacement, a, b) => {
        fc.pre(!replacement.includes('\r'))
        const [from, to] = stretchOf(text, a, b)
        const edit = decode(raw).sub(from, to).replace(replacement)
        assert.ok(edit)
        const expected = text.slice(0, from) + replacement + text.slice(to)
        assert.equal(decode(applyEdits(raw, [edit])).text, expected)
      }),
    )
  })

  const fragments = [
    '=',
    '==',
    '=4',
    '=41',
    '=C3',
    '=BC',
    '=\n',
    '=\r\n',
    '=3D',
    'x',
    '2',
    '=zz',
    'ü',
    '\udce4',
  ]

  for (const charset of ['utf-8', 'iso-8859-15', 'shift_jis', 'iso-2022-jp']) {
    it(`reads anything at all as ${charset}, and an edit that it allows gives the intended text`, () => {
      fc.assert(
        fc.property(
          textWith(fragments),
          unicodeText,
          fc.nat(),
          fc.nat(),
          (raw, replacement, a, b) => {
            fc.pre(!/\r/.test(replacement) && !/^[^\n]*\r\n/.test(raw))
            const body = decode(raw, charset)
            assertInside(body, Slice.of(raw))
            const [from, to] = stretchOf(body.text, a, b)
            const edit = body.sub(from, to).replace(replacement)
            if (!edit) return
            const expected = body.text.slice(0, from) + replacement + body.text.slice(to)
            // Two stray bytes that an edit brings together may be a character: what counts is that they are the same bytes.
            const edited = decode(applyEdits(raw, [edit]), charset).text
            assert.deepEqual(encodeLossless(edited), encodeLossless(expected))
          },
        ),
      )
    })
  }

  it('writes what is readable as it is, and breaks its lines', () => {
    const raw = 'a=3Db x\n'
    const body = decode(raw)
    const write = (text: string) => {
      const edit = body.sub(4, 5).replace(text)
      assert.ok(edit)
      return applyEdits(raw, [edit])
    }
    assert.equal(write('plain text'), 'a=3Db plain text\n')
    assert.equal(write('1 = ü'), 'a=3Db 1 =3D =C3=BC\n')
    assert.equal(write('end '), 'a=3Db end=20\n')
    assert.equal(write('two\nFrom here'), 'a=3Db two\n=46rom here\n')
    assert.ok(
      write('ü'.repeat(200))
        .split('\n')
        .every(line => line.length <= 80),
    )
  })

  it('keeps blanks at the end of a line, as git does, and drops a last sign', () => {
    assert.equal(decode('-- \nme').text, '-- \nme')
    assert.equal(decode('me=').text, 'me')
    assert.equal(decode('one=\r\ntwo').text, 'onetwo')
    assert.equal(decode('a= \nb=4').text, 'a= \nb=4')
    assert.equal(decode('=e2=82=ac').text, '€')
  })

  it('knows a character whose bytes stand on two lines', () => {
    const { text, spans } = unmarked('f«=C3=\n=BC»r')
    const body = decode(text)
    assert.equal(body.text, 'für')
    assert.deepEqual([body.sub(1, 2).span], spans)
  })

  it('does not edit close behind a sign that encodes nothing', () => {
    const body = decode('a=x41')
    assert.equal(body.text, 'a=x41')
    assert.equal(markedBy('a=x41', [body.sub(2, 3)]), 'a=«x»41')
    assert.equal(body.sub(2, 3).replace(''), undefined)
    assert.ok(body.sub(0, 1).replace('b'))
  })
})

/** Two offsets of a text in order, neither of which cuts a surrogate pair or a line end. */
function stretchOf(text: string, a: number, b: number): [number, number] {
  const whole = (at: number) => {
    const before = text.slice(at - 1, at)
    const cuts = /[\ud800-\udbff]/.test(before) && /^[\udc00-\udfff]/.test(text.slice(at))
    return cuts || (before === '\r' && text[at] === '\n') ? at - 1 : at
  }
  const first = whole(a % (text.length + 1))
  const second = whole(b % (text.length + 1))
  return [Math.min(first, second), Math.max(first, second)]
}
