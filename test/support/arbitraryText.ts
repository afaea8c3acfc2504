import fc from 'fast-check'

/** Any UTF-16 units at all: also halves of surrogate pairs and control characters. */
export const anyUnits: fc.Arbitrary<string> = fc.string({
  unit: fc
    .oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      { weight: 1, arbitrary: fc.constantFrom(0x0a, 0x0d, 0x09, 0x3d, 0x3f) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
    )
    .map(code => String.fromCharCode(code)),
})

/** Text that can be written in UTF-8, with all that Unicode has. */
export const unicodeText: fc.Arbitrary<string> = fc.string({
  maxLength: 60,
  size: 'max',
  unit: fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom('ü', '€', '🐧', ' ', '=', '?', '_', '\n') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  ),
})

/** A document put together from fragments that a parser knows and from anything else. */
export function textWith(fragments: readonly string[]): fc.Arbitrary<string> {
  const fragment = fc.constantFrom(...fragments)
  const piece = fc.oneof(
    { weight: 6, arbitrary: fragment },
    { weight: 1, arbitrary: anyUnits },
    { weight: 1, arbitrary: fc.constantFrom('\n', '\r\n', ' ', '\t') },
    // A fragment that was cut finds out what a parser does at an unexpected end.
    {
      weight: 1,
      arbitrary: fragment.chain(text => fc.nat(text.length).map(end => text.slice(0, end))),
    },
  )
  return fc.array(piece, { maxLength: 40, size: 'max' }).map(pieces => pieces.join(''))
}
