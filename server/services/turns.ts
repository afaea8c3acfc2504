/** Lets other requests have their turn in the middle of long work. */
export interface Turns {
  /** Goes on at once while the turn lasts; otherwise after the others. Throws when the work was given up. */
  rest(): Promise<void> | undefined
}

/**
 * Milliseconds of work at a stretch: what is typed meanwhile shall not be felt to wait, and several works take their turns
 * one behind the other.
 */
const TURN = 5

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

/** So many items are handed on before somebody looks at the clock. */
const PACE = 50

/** What a stream gives, with turns for others in between: git's output comes in blocks of thousands of commits. */
export async function* inTurns<T>(
  items: AsyncIterable<T>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const turns = turnsFor(signal)
  let count = 0
  for await (const item of items) {
    yield item
    if (++count % PACE === 0) await turns.rest()
  }
}
