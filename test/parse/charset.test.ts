import assert from 'node:assert/strict'
import fc from 'fast-check'
import { charsetNamed } from '../../server/parse/charset'
import { decodeUtf8, utf8Bytes } from '../../server/parse/utf8'
import { encodeLossless } from '../../server/text/bytes'
import { unicodeText } from '../support/arbitraryText'

describe('charsets', () => {
  const samples: readonly { name: string; bytes: readonly number[]; text: string }[] = [
    { name: 'iso-8859-1', bytes: [0x66, 0xfc, 0x72], text: 'für' },
    { name: 'ISO-8859-15', bytes: [0xa4], text: '€' },
    { name: 'windows-1251', bytes: [0xcf, 0xf0], text: 'Пр' },
    { name: 'koi8-r', bytes: [0xf0, 0xd2], text: 'Пр' },
    { name: 'shift_jis', bytes: [0x8a, 0xbf, 0x8e, 0x9a, 0x41], text: '漢字A' },
    { name: 'gb2312', bytes: [0xba, 0xba], text: '汉' },
    { name: 'utf-16le', bytes: [0x41, 0, 0x3d, 0xd8, 0x27, 0xdc], text: 'A🐧' },
    { name: 'us-ascii', bytes: [0x41, 0xc3, 0xbc], text: 'Aü' },
    { name: 'utf8', bytes: [0x41, 0xc3, 0xbc], text: 'Aü' },
    { name: 'no-such-charset', bytes: [0x41, 0xc3, 0xbc, 0xff], text: 'Aü\udcff' },
  ]
  for (const { name, bytes, text } of samples) {
    it(`decode ${name}`, () => {
      const decoded = charsetNamed(name).decode(Uint8Array.from(bytes))
      assert.equal(decoded.text, text)
      assert.equal(sum(decoded.widths), text.length)
    })
  }

  it('give for any bytes as many units as they say', () => {
    const names = samples.map(({ name }) => name)
    fc.assert(
      fc.property(
        fc.constantFrom(...names, 'iso-2022-jp', 'big5', 'gb18030'),
        fc.uint8Array(),
        (name, bytes) => {
          const { text, widths } = charsetNamed(name).decode(bytes)
          assert.equal(sum(widths), text.length)
        },
      ),
    )
  })

  it('write what they read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('iso-8859-2', 'windows-1252', 'utf-8', 'koi8-u'),
        fc.uint8Array(),
        (name, bytes) => {
          const charset = charsetNamed(name)
          assert.deepEqual(charset.encode(charset.decode(bytes).text), Array.from(bytes))
        },
      ),
    )
  })

  it('refuse what they cannot write', () => {
    assert.equal(charsetNamed('iso-8859-1').encode('漢'), undefined)
    assert.equal(charsetNamed('shift_jis').encode('漢'), undefined)
    assert.equal(charsetNamed('iso-2022-jp').encode('a'), undefined)
    assert.equal(charsetNamed('utf-8').encode('\ud800'), undefined)
    assert.deepEqual(charsetNamed('shift_jis').encode('a'), [0x61])
  })
})

describe('UTF-8', () => {
  it('loses no byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        assert.deepEqual(encodeLossless(decodeUtf8(bytes).text), bytes)
      }),
    )
  })

  it('writes characters as the platform does', () => {
    fc.assert(
      fc.property(unicodeText, text => {
        const bytes = Array.from(text, char => utf8Bytes(char.codePointAt(0) ?? 0)).flat()
        assert.deepEqual(Uint8Array.from(bytes), new Uint8Array(Buffer.from(text)))
        assert.equal(decodeUtf8(Uint8Array.from(bytes)).text, text)
      }),
    )
  })
})

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
