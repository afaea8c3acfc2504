/** Lets other requests have their turn in the middle of long work. */
export interface Turns {
  /** Goes on at once while the turn lasts; otherwise after the others. Throws when the work was given up. */
  rest(): Promise<void> | undefined
}

/** Milliseconds of work at a stretch: what is typed meanwhile shall not be felt to wait. */
const TURN = 10

/** Turns for one piece of work. */
export function turnsFor(signal?: AbortSignal): Turns {
  let began = performance.now()
  return {
    rest() {
      if (performance.now() - began < TURN) return undefined
      return new Promise<void>(resolve => setTimeout(resolve, 0)).then(() => {
        began = performance.now()
        signal?.throwIfAborted()
      })
    },
  }
}
