import { visible } from './formats/visible'
import { progressOn } from './progress'
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

/** Prints to the world. Progress is shown where standard error is a terminal and the answer does not scroll beside it. */
export function outputOn(world: World): Output {
  const { terminals } = world
  const progress = progressOn(world)
  let kept = ''
  const flush = (): void => {
    if (kept === '') return
    if (terminals?.out) progress.clear()
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
      progress.step(what)
    },
    flush,
    end() {
      flush()
      progress.clear()
    },
  }
}
