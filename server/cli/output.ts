import { visible } from './formats/visible'
import type { World } from './world'

/** Standard output in large pieces, and a line on standard error that says how far the work is. */
export interface Output {
  print(text: string): void
  /** One more of these is done: `files`, `histories read`. */
  step(what: string): void
  /** Writes what was kept back. */
  flush(): void
  /** Writes what was kept back and takes the line of progress away. */
  end(): void
}

/** Units that are kept back before they are written: many small writes cost more than the work itself. */
const PIECE = 64 * 1024

/** Milliseconds before progress appears, and between two changes of it. */
const PATIENCE = 1000
const INTERVAL = 100

/** Prints to the world. Progress is shown where standard error is a terminal and the answer does not scroll beside it. */
export function outputOn(world: World): Output {
  const { terminals } = world
  const showsProgress = terminals?.err === true
  let kept = ''
  let count = 0
  let next = Date.now() + PATIENCE
  let shown = false
  const clear = (): void => {
    if (shown) world.err('\r\x1b[K')
    shown = false
  }
  const flush = (): void => {
    if (kept === '') return
    if (terminals?.out) clear()
    // What strangers wrote must not reach a terminal as anything but text.
    world.out(terminals?.out ? kept.replace(/[^\n]+/g, visible) : kept)
    kept = ''
  }
  return {
    print(text) {
      kept += text
      if (kept.length >= PIECE || terminals?.out) flush()
    },
    step(what) {
      count++
      const now = showsProgress ? Date.now() : 0
      if (now < next) return
      next = now + INTERVAL
      world.err(`\r\x1b[K${count} ${what}…`)
      shown = true
    },
    flush,
    end() {
      flush()
      clear()
    },
  }
}
