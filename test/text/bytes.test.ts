import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeLossless, encodeLossless } from '../../server/text/bytes'

describe('text/bytes', () => {
  it('reads UTF-8 as it is', () => {
    const bytes = Buffer.from('füße €, 😀\n')
    assert.deepEqual(decodeLossless(bytes), { text: 'füße €, 😀\n', invalid: false })
  })

  it('keeps a byte order mark', () => {
    const bytes = Buffer.from('efbbbf61', 'hex')
    assert.equal(decodeLossless(bytes).text, '\ufeffa')
    assert.deepEqual(Buffer.from(encodeLossless('\ufeffa')), bytes)
  })

  const torn: readonly (readonly [string, string, string])[] = [
    ['a byte of Latin-1', '67e977', 'g\udce9w'],
    ['a sequence that ends too early', '61e282', 'a\udce2\udc82'],
    ['a continuation byte alone', '8061', '\udc80a'],
    ['an overlong slash', 'c0af', '\udcc0\udcaf'],
    ['an overlong euro sign', 'f08282ac', '\udcf0\udc82\udc82\udcac'],
    ['a surrogate', 'eda080', '\udced\udca0\udc80'],
    ['what lies above U+10FFFF', 'f4908080', '\udcf4\udc90\udc80\udc80'],
    ['a bad byte between good characters', 'f09f9880fff09f9880', '😀\udcff😀'],
  ]
  for (const [what, hex, text] of torn) {
    it(`shows ${what} as one lone surrogate for each byte`, () => {
      const bytes = Buffer.from(hex, 'hex')
      assert.deepEqual(decodeLossless(bytes), { text, invalid: true })
      assert.deepEqual(Buffer.from(encodeLossless(text)), bytes)
    })
  }

  it('gives back any bytes', () => {
    const pieces = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary' }).map(text => new Uint8Array(Buffer.from(text))),
    )
    fc.assert(
      fc.property(fc.array(pieces), list => {
        const bytes = Buffer.concat(list)
        const { text, invalid } = decodeLossless(bytes)
        assert.deepEqual(Buffer.from(encodeLossless(text)), bytes)
        assert.equal(invalid, !Buffer.from(bytes.toString()).equals(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  it('writes surrogates that stand for no byte as everybody does', () => {
    assert.deepEqual(Buffer.from(encodeLossless('a\ud800b\udc7f')), Buffer.from('a\ufffdb\ufffd'))
  })
})
