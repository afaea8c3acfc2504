import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseAddress } from '../../server/parse/address'
import { Slice } from '../../server/text/slice'
import { contains } from '../../server/text/span'
import { kernelText } from '../support/kernelText'

describe('address', () => {
  for (const [text, name, email, comment] of [
    ['Ada Lovelace <ada@example.org>', 'Ada Lovelace', 'ada@example.org', undefined],
    ['"Lovelace, Ada" <ada@example.org>', 'Lovelace, Ada', 'ada@example.org', undefined],
    ['ada@example.org', undefined, 'ada@example.org', undefined],
    ['<ada@example.org>', undefined, 'ada@example.org', undefined],
    ['stable@vger.kernel.org # 5.10+', undefined, 'stable@vger.kernel.org', '# 5.10+'],
    [
      'Ada (Example) <ada@example.org> (maintainer)',
      'Ada (Example)',
      'ada@example.org',
      '(maintainer)',
    ],
    ['Coverity Scan', 'Coverity Scan', undefined, undefined],
    ['Ada <>', 'Ada', undefined, undefined],
    ['', undefined, undefined, undefined],
  ] as const) {
    it(JSON.stringify(text), () => {
      const address = parseAddress(Slice.of(text))
      assert.deepEqual(
        [address.name?.text, address.email?.text, address.comment?.text],
        [name, email, comment],
      )
    })
  }

  it('gives a result for any text, inside it', () => {
    fc.assert(
      fc.property(kernelText(), text => {
        for (const part of Object.values(parseAddress(Slice.of(text))) as (Slice | undefined)[]) {
          assert.ok(!part || contains({ start: 0, end: text.length }, part.span))
        }
      }),
    )
  })
})
