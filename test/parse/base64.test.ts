import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeBase64, decodeBase64Body } from '../../server/parse/base64'
import { charsetNamed } from '../../server/parse/charset'
import { DecodedText } from '../../server/parse/decodedText'
import { Slice } from '../../server/text/slice'
import { sealedRegion } from '../../server/text/source'
import { textWith, unicodeText } from '../support/arbitraryText'
import { assertInside } from '../support/slices'

function bytesOf(raw: string): { value: number; from: number; to: number }[] {
  const bytes: { value: number; from: number; to: number }[] = []
  decodeBase64(raw, 0, raw.length, (value, from, to) => bytes.push({ value, from, to }))
  return bytes
}

function decodeBody(raw: string, charset = 'utf-8'): Slice {
  const whole = Slice.of(raw)
  const into = new DecodedText(whole.source)
  into.use(charsetNamed(charset), sealedRegion())
  decodeBase64Body(into, raw, 0, raw.length, charsetNamed(charset))
  return into.toSlice(0)
}

describe('base64', () => {
  it('gives the bytes that were encoded, each at digits of its own', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const decoded = bytesOf(Buffer.from(bytes).toString('base64'))
        assert.deepEqual(
          Uint8Array.from(decoded, ({ value }) => value),
          bytes,
        )
        for (const [index, { from, to }] of decoded.entries()) {
          assert.ok(from < to)
          assert.ok((decoded[index - 1]?.to ?? 0) <= from)
        }
      }),
    )
  })

  it('passes over what is no digit, and ends a text at its padding', () => {
    assert.equal(
      String.fromCharCode(...bytesOf('SG Vs\r\nbG8=SGk=').map(({ value }) => value)),
      'HelloHi',
    )
  })

  it('gives a body whose text stands on the line that carries it, and which nobody can edit', () => {
    fc.assert(
      fc.property(
        unicodeText,
        fc.integer({ min: 4, max: 76 }),
        fc.constantFrom('\n', '\r\n'),
        (text, width, end) => {
          const coded = Buffer.from(text).toString('base64')
          const raw = coded.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`)
          const body = decodeBody(raw)
          assert.equal(body.text, text)
          for (const line of Slice.of(text).lines()) {
            const { start, end: close } = body.sub(line.start, line.end).span
            if (line.isEmpty) continue
            assert.ok(start === 0 || raw[start - 1] === '\n', 'begins with a raw line')
            assert.ok(
              close === raw.length || /^\r?\n/.test(raw.slice(close)),
              'ends with a raw line',
            )
            const byte = Buffer.byteLength(text.slice(0, line.start))
            // The first byte of three has its first digit to itself, the others share theirs with the one before.
            const digit = Math.floor(byte / 3) * 4 + (byte % 3 === 0 ? 0 : (byte % 3) + 1)
            const first = Math.floor(digit / width)
            assert.equal(raw.slice(0, start).split('\n').length - 1, first)
            assert.equal(body.sub(line.start, line.end).replace('edited'), undefined)
          }
        },
      ),
    )
  })

  it('decodes a body of another charset', () => {
    assert.equal(
      decodeBody(Buffer.from('für', 'latin1').toString('base64'), 'iso-8859-1').text,
      'für',
    )
    assert.equal(
      decodeBody(Buffer.from('für\n', 'utf16le').toString('base64'), 'utf-16le').text,
      'für\n',
    )
  })

  it('reads anything at all', () => {
    fc.assert(
      fc.property(textWith(['SGVsbG8=', 'w7w', '=', '\n', '!', 'ü']), raw => {
        assertInside(decodeBody(raw), Slice.of(raw))
      }),
    )
  })
})
