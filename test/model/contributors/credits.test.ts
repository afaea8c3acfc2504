import assert from 'node:assert/strict'
import fc from 'fast-check'
import { creditReader } from '../../../server/model/contributors/credits'

const BEA = 'Bea <bea@example.org>'

describe('credits', () => {
  for (const [line, expected] of [
    [`Signed-off-by: ${BEA}`, ['signedOff']],
    [`signed-off-by: ${BEA}`, ['signedOff']],
    [`  Signed-Off-By:${BEA}`, ['signedOff']],
    [`Reviewed-by: ${BEA} # for the bar`, ['reviewed']],
    [`Reported-and-tested-by: ${BEA}`, ['reported', 'tested']],
    [`Reviewed-and-Tested-by: ${BEA}`, ['reviewed', 'tested']],
    [`Acked-by: ${BEA}`, undefined],
    [`Co-developed-by: ${BEA}`, undefined],
    [`I say Tested-by: ${BEA}`, undefined],
    ['Tested-by: Bea', undefined],
    [`${'x'.repeat(100)}\nTested-by: ${BEA}`, ['tested']],
    [`${'x'.repeat(100)}Tested-by: ${BEA}`, undefined],
    [`Reported-by: ${'x'.repeat(2000)}@example.org`, undefined],
  ] as const) {
    it(`reads ${JSON.stringify(line.slice(-60))}`, () => {
      const [found] = creditReader()(`foo: bar\n\nText.\n\n${line}\n`)
      assert.deepEqual(found?.credits, expected)
      if (found) assert.equal(found.identity.email, 'bea@example.org')
    })
  }

  it('reads any message', () => {
    const read = creditReader()
    const word = fc.oneof(
      fc.constantFrom('-by:', 'Tested', '\n', ' ', 'a@b', '<', '>'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(word), words => {
        for (const { identity } of read(words.join(''))) assert.ok(identity.email !== '')
      }),
    )
  })
})
