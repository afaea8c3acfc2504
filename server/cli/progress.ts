import type { World } from './world'

/** A line on standard error that says how far the work is. */
export interface Progress {
  /** One more of these is done: `messages checked`, `files`. */
  step(what: string): void
  /** So many of these are done by now. */
  reach(count: number, what: string): void
  /** Takes the line away, before something else is written. */
  clear(): void
}

/** Milliseconds before the line appears, and between two changes of it. */
const PATIENCE = 1000
const INTERVAL = 100

/** Shows progress where standard error is a terminal, once the work takes longer than a second. */
export function progressOn(world: Pick<World, 'err' | 'signal' | 'terminals'>): Progress {
  if (!world.terminals?.err)
    return { step: () => undefined, reach: () => undefined, clear: () => undefined }
  let next = Date.now() + PATIENCE
  let count = 0
  let shown = false
  const clear = (): void => {
    if (shown) world.err('\r\x1b[K')
    shown = false
  }
  world.signal.addEventListener('abort', clear, { once: true })
  const reach = (reached: number, what: string): void => {
    count = reached
    const now = Date.now()
    if (now < next) return
    next = now + INTERVAL
    world.err(`\r\x1b[K${count} ${what}…`)
    shown = true
  }
  return {
    clear,
    reach,
    step(what) {
      reach(count + 1, what)
    },
  }
}
