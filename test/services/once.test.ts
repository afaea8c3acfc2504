import assert from 'node:assert/strict'
import { once } from '../../server/services/once'

describe('once', () => {
  it('loads one time, whoever asks', async () => {
    let times = 0
    const ask = once(() => Promise.resolve(++times))
    assert.deepEqual(await Promise.all([ask(), ask()]), [1, 1])
    assert.equal(await ask(), 1)
  })

  it('keeps no failure', async () => {
    let times = 0
    const ask = once(() =>
      times++ === 0 ? Promise.reject(new Error('not yet')) : Promise.resolve('found'),
    )
    await assert.rejects(ask(), /not yet/)
    assert.equal(await ask(), 'found')
  })
})
