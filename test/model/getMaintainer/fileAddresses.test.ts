import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addressesInFile } from '../../../server/model/getMaintainer/fileAddresses'
import { anyUnits } from '../../support/arbitraryText'
import { startProcessorClock } from '../../support/processorTime'

describe('addresses in files as get_maintainer.pl finds them', () => {
  for (const [text, found] of [
    ['maintainers:\n  - Ada Author <ada@example.org>\n', ['Ada Author <ada@example.org>']],
    [' * Author: Ada Author <ada@example.org>, more', ['Ada Author <ada@example.org>']],
    ['Written by Ada Mary Jane Author <ada@example.org>', ['Jane Author <ada@example.org>']],
    ['by Ada M. Author <ada@example.org>', ['"Ada M. Author" <ada@example.org>']],
    ['MODULE_AUTHOR("Zoë Z <zoe@example.org>");', ['"Zoë Z" <zoe@example.org>']],
    ['(ada@example.org)', ['ada@example.org']],
    ['Ada,\n <ada@example.org.>', ['Ada <ada@example.org>']],
    ['a@b.c d@e.f', ['a@b.c', 'd@e.f']],
    ['user@host and @decorator', []],
    ['x@y.z@w.v', ['x@y.z']],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(addressesInFile(text, true), found)
    })
  }

  it('leaves names out where they are not wanted', () => {
    assert.deepEqual(addressesInFile('Ada <ada@example.org>', false), ['ada@example.org'])
  })

  it('never fails and never takes long', () => {
    fc.assert(fc.property(anyUnits, text => void addressesInFile(text, true)))
    const taken = startProcessorClock()
    for (const unit of ['a', '@', 'a@', 'a.', 'a@b.c', ' ', '\n,', 'a@b-'])
      addressesInFile(unit.repeat(50_000), true)
    assert.ok(taken() < 3000)
  })
})
