import assert from 'node:assert/strict'
import { LaterAnswers } from '../../server/lsp/laterAnswers'
import type { MaintainersAnswer } from '../../server/model/maintainersAnswer'

const answer = (...notices: string[]): MaintainersAnswer => ({
  paths: [],
  recipients: [],
  sections: [],
  onlyTheRest: false,
  notices,
})
const failed = () => assert.fail()
const atOnce = () => Promise.resolve(answer('at once'))

describe('an answer that takes git long', () => {
  it('comes at once without the history, and is told of when there is more', async () => {
    let release: () => void = () => undefined
    let told: () => void = () => undefined
    const held = new Promise<void>(resolve => (release = resolve))
    const heard = new Promise<void>(resolve => (told = resolve))
    const later = new LaterAnswers(told, failed, 0)
    async function* steps() {
      await held
      yield answer('history')
    }
    const first = await later.of('a', atOnce, steps)
    assert.deepEqual([first.answer.notices, first.pending], [['at once'], true])
    release()
    await heard
    // A turn of the loop later the steps have come to their end.
    await new Promise(resolve => setImmediate(resolve))
    const second = await later.of('a', atOnce, steps)
    assert.deepEqual([second.answer.notices, second.pending], [['history'], false])
  })

  it('is given up when it is not wanted any more', async () => {
    const signals: AbortSignal[] = []
    const later = new LaterAnswers(failed, failed, 0)
    async function* steps(signal: AbortSignal) {
      signals.push(signal)
      await new Promise(resolve => {
        signal.addEventListener('abort', resolve)
      })
      yield answer('never')
    }
    for (let at = 0; at < 9; at++) await later.of(`${at}`, atOnce, steps)
    assert.deepEqual(signals.map(({ aborted }) => aborted).slice(0, 2), [true, false])
    later.forget()
    assert.ok(signals.every(({ aborted }) => aborted))
  })

  it('is tried again after a failure, of which somebody hears', async () => {
    let failures = 0
    let rounds = 0
    const later = new LaterAnswers(
      () => undefined,
      () => failures++,
      10_000,
    )
    async function* steps() {
      await Promise.resolve()
      if (rounds++ === 0) throw new Error('no')
      yield answer('history')
    }
    assert.deepEqual((await later.of('a', atOnce, steps)).answer.notices, ['at once'])
    assert.equal(failures, 1)
    assert.deepEqual((await later.of('a', atOnce, steps)).answer.notices, ['history'])
  })
})
