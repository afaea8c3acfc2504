import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { inOrder } from '../../server/cli/inOrder'

describe('command line: work in order', () => {
  it('gives results in the order of the items, however long each takes', async () => {
    const items = [30, 1, 20, 5, 1]
    const results: number[] = []
    const work = async (milliseconds: number) => delay(milliseconds, milliseconds)
    for await (const result of inOrder(items, 3, work)) results.push(result)
    assert.deepEqual(results, items)
  })

  it('takes no more items than it works on', async () => {
    let taken = 0
    let most = 0
    function* items() {
      for (let number = 0; number < 100; number++) {
        taken++
        yield number
      }
    }
    const given: number[] = []
    for await (const number of inOrder(items(), 8, each => Promise.resolve(each))) {
      given.push(number)
      most = Math.max(most, taken - given.length)
    }
    assert.equal(given.length, 100)
    assert.ok(most <= 8, String(most))
  })

  it('passes a failure on where its result would have come', async () => {
    const seen: number[] = []
    await assert.rejects(async () => {
      const work = (number: number) =>
        number === 2 ? Promise.reject(new Error('two')) : Promise.resolve(number)
      for await (const result of inOrder([1, 2, 3], 3, work)) seen.push(result)
    }, /^Error: two$/)
    assert.deepEqual(seen, [1])
  })
})
