import assert from 'node:assert/strict'
import { formatCount, formatNumber } from '../../server/text/numbers'

describe('text/numbers', () => {
  it('keeps thousands apart', () => {
    assert.deepEqual([0, 999, 1000, 1_234_567].map(formatNumber), [
      '0',
      '999',
      '1,000',
      '1,234,567',
    ])
  })

  it('counts in words', () => {
    assert.equal(formatCount(0, 'file'), '0 files')
    assert.equal(formatCount(1, 'file'), '1 file')
    assert.equal(formatCount(12_345, 'file'), '12,345 files')
    assert.equal(formatCount(1, 'person', 'people'), '1 person')
    assert.equal(formatCount(2, 'person', 'people'), '2 people')
  })
})
