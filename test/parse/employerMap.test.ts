import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseEmployerMap } from '../../server/parse/employerMap'
import { Slice } from '../../server/text/slice'

describe('maps of employers', () => {
  for (const [line, expected] of [
    ['example.com Example Works', ['example.com', 'Example Works', undefined]],
    ['example.com\t\tExample', ['example.com', 'Example', undefined]],
    ['  ada@example.com Boards Ltd < 2024-02-29 ', ['ada@example.com', 'Boards Ltd', '2024-02-29']],
    ['ada@example.com Boards <2024-02-29', ['ada@example.com', 'Boards', '2024-02-29']],
    ['example.com A < B', ['example.com', 'A < B', undefined]],
    ['example.com A <2024', ['example.com', 'A <2024', undefined]],
    ['example.com Example # since ever', ['example.com', 'Example', undefined]],
    ['# example.com Example', undefined],
    ['example.com', undefined],
    ['example.com < 2024-02-29', ['example.com', '< 2024-02-29', undefined]],
    ['', undefined],
  ] as const) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const [entry] = parseEmployerMap(Slice.of(line))
      const read = entry && [entry.who.text, entry.employer.text, entry.until?.text]
      assert.deepEqual(read, expected)
    })
  }

  it('reads any text, and finds its pieces where they stand', () => {
    const word = fc.oneof(
      fc.constantFrom('a@b.c', '<', '2024-01-01', '#', ' ', '\t', '\n'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(word), words => {
        const text = words.join('')
        for (const { who, employer, until } of parseEmployerMap(Slice.of(text)))
          for (const piece of until ? [who, employer, until] : [who, employer])
            assert.equal(text.slice(piece.start, piece.end), piece.text)
      }),
    )
  })
})
