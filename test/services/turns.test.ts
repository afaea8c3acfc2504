import assert from 'node:assert/strict'
import { goesFirst, turnOfOthers, turnsFor } from '../../server/services/turns'

describe('turns', () => {
  it('rest while something goes first, and go on when it is done', async () => {
    const order: string[] = []
    const finish = promised()
    const urgent = goesFirst(finish.promise.then(() => order.push('urgent')))
    const other = turnOfOthers().then(() => order.push('other'))
    await pause(20)
    assert.deepEqual(order, [])
    finish.resolve()
    await Promise.all([urgent, other])
    assert.deepEqual(order, ['urgent', 'other'])
  })

  it('rest at once, however short they were, while something goes first', async () => {
    const turns = turnsFor()
    assert.equal(turns.rest(), undefined)
    const finish = promised()
    const urgent = goesFirst(finish.promise)
    const rest = turns.rest()
    assert.ok(rest)
    finish.resolve()
    await Promise.all([urgent, rest])
    assert.equal(turnsFor().rest(), undefined)
  })

  it('go on after a while even then: what goes first may wait for them', async () => {
    const finish = promised()
    const urgent = goesFirst(finish.promise)
    await turnOfOthers()
    finish.resolve()
    await urgent
  })

  it('rest for the last of several, and for one that fails', async () => {
    const [first, second] = [promised(), promised()]
    const both = [goesFirst(first.promise), goesFirst(second.promise)]
    let rested = false
    const other = turnOfOthers().then(() => (rested = true))
    first.resolve()
    await pause(5)
    assert.equal(rested, false)
    second.reject(new Error('no'))
    await Promise.allSettled(both)
    await other
    assert.equal(turnsFor().rest(), undefined)
  })
})

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

function promised(): {
  readonly promise: Promise<void>
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
} {
  let resolve = (): void => undefined
  let reject: (reason: Error) => void = () => undefined
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
