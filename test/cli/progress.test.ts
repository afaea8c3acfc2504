import assert from 'node:assert/strict'
import { progressOn } from '../../server/cli/progress'
import type { World } from '../../server/cli/world'

describe('command line: progress', () => {
  const now = Date.now
  afterEach(() => {
    Date.now = now
  })

  /** What stands on standard error after a step at each of these milliseconds. */
  function shown(terminal: boolean, ...moments: readonly number[]): string {
    let err = ''
    const stop = new AbortController()
    const world: Pick<World, 'err' | 'signal' | 'terminals'> = {
      err: text => void (err += text),
      signal: stop.signal,
      terminals: { in: false, out: false, err: terminal },
    }
    Date.now = () => 0
    const progress = progressOn(world)
    for (const moment of moments) {
      Date.now = () => moment
      progress.step('messages checked')
    }
    stop.abort()
    return err
  }

  it('appears after a second, changes ten times a second at most, and goes away', () => {
    assert.equal(
      shown(true, 10, 999, 1001, 1002, 1099, 1150),
      '\r\x1b[K3 messages checked…\r\x1b[K6 messages checked…\r\x1b[K',
    )
  })

  it('does not appear for what is quick', () => {
    assert.equal(shown(true, 10, 999), '')
  })

  it('is for terminals alone', () => {
    assert.equal(shown(false, 10, 5000), '')
  })
})
