import assert from 'node:assert/strict'
import fc from 'fast-check'
import { formatEmail, parseEmail } from '../../../server/model/getMaintainer/address'
import { addressesIn, isValidAddress } from '../../../server/model/getMaintainer/addressList'
import { anyUnits, textWith } from '../../support/arbitraryText'
import { startProcessorClock } from '../../support/processorTime'

describe('addresses as get_maintainer.pl reads them', () => {
  for (const [text, name, address] of [
    ['Ada Author <ada@example.org>', 'Ada Author', 'ada@example.org'],
    ['  Ada   Author  < ada@example.org >', 'Ada   Author', 'ada@example.org'],
    ['Ada A. Author <ada@example.org>', '"Ada A. Author"', 'ada@example.org'],
    ['"Ada A. Author" <ada@example.org>', '"Ada A. Author"', 'ada@example.org'],
    ['Zoë <zoe@example.org>', '"Zoë"', 'zoe@example.org'],
    ['Ada "The" Author <ada@example.org>', '"Ada \\"The\\" Author"', 'ada@example.org'],
    ['Ada <ada@example.org> (odd)', 'Ada', 'ada@example.org'],
    ['Ada <ada@example.org>, Bo <bo@example.org>', 'Ada', 'ada@example.org>, Bo <bo@example.org'],
    ['<ada@example.org> rest', '', 'ada@example.org'],
    ['<a@b>c@d', '', 'a@b'],
    ['ada@example.org (odd)', '', 'ada@example.org'],
    ['Ada ada@example.org', '', 'Ada ada@example.org'],
    ['Ada <nowhere>', '', ''],
    ['@', '', ''],
    ['', '', ''],
  ] as const) {
    it(text || 'nothing', () => {
      assert.deepEqual(parseEmail(text), { name, address })
    })
  }

  it('writes an address, and leaves it as it is the next time', () => {
    assert.equal(
      formatEmail({ name: 'Ada A.', address: ' ada@example.org ' }),
      '"Ada A." <ada@example.org>',
    )
    assert.equal(formatEmail({ name: '', address: 'ada@example.org' }), 'ada@example.org')
    assert.equal(formatEmail({ name: 'Ada', address: 'ada@example.org' }, false), 'ada@example.org')
    const name = fc.string({ unit: fc.constantFrom('A', 'b', '.', ',', 'ë', '-', ' ', "'") })
    fc.assert(
      fc.property(name, each => {
        const written = formatEmail({ name: each, address: 'a@b.org' })
        assert.equal(formatEmail(parseEmail(written)), written)
      }),
    )
  })

  for (const [value, items] of [
    [
      'Ada <ada@example.org>, Bo <bo@example.org>',
      ['Ada <ada@example.org>', 'Bo <bo@example.org>'],
    ],
    ['ada@example.org, bo@example.org', ['ada@example.org', 'bo@example.org']],
    ['ada@example.org,, bo@example.org,', ['ada@example.org', 'bo@example.org']],
    ['"Author, Ada" <ada@example.org>', ['"Author, Ada" <ada@example.org>']],
    ['Author, Ada <ada@example.org>', ['Author, Ada <ada@example.org>']],
    [
      'Ada <ada@example.org> (one, two), bo@example.org',
      ['Ada <ada@example.org>  ', 'bo@example.org'],
    ],
    [
      'Ada <ada@example.org>, Łuka <luka@example.org>',
      ['Ada <ada@example.org>, Łuka <luka@example.org>'],
    ],
    ['Ada A. <ada@example.org>, bo@example.org', ['Ada A. <ada@example.org>, bo@example.org']],
    ['all: ada@example.org, bo@example.org;', ['all: ada@example.org, bo@example.org;']],
    [
      'all: ada@example.org;, <@relay.example:bo@[1.2.3.4]>',
      ['all: ada@example.org;', '<@relay.example:bo@[1.2.3.4]>'],
    ],
  ] as const) {
    it(`cuts ${value}`, () => {
      assert.deepEqual(addressesIn(value), items)
    })
  }

  it('knows valid addresses', () => {
    const valid = [
      'Ada <ada@example.org>',
      '"a b"@example.org',
      'ada@example.org (Ada)',
      'Ada Author <ada@example.org>',
    ]
    const invalid = [
      'Ada',
      'Ada A. <ada@example.org>',
      'ada@',
      '<ada@example.org',
      'Zoë Ł <zoe@example.org>',
      '',
    ]
    assert.deepEqual([...valid, ...invalid].filter(isValidAddress), valid)
  })

  it('never fails and never takes long', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyUnits, textWith(['a@b.org', '"', '(', ')', '<', '>', ',', '\\', ':', ';'])),
        text => {
          parseEmail(text)
          for (const item of addressesIn(text)) parseEmail(item)
        },
      ),
    )
    const taken = startProcessorClock()
    for (const unit of ['@', '<@', '@>', '<a@b>', '(', '"(', 'a@b,', 'a ', '\\"']) {
      const long = unit.repeat(100_000)
      parseEmail(long)
      addressesIn(long)
      addressesIn(unit.repeat(1900 / unit.length))
    }
    assert.ok(taken() < 2000)
  })
})
