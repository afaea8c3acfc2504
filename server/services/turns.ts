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
      if (performance.now() - began < TURN && !urgent) return undefined
      return turnOfOthers().then(() => {
        began = performance.now()
        signal?.throwIfAborted()
      })
    },
  }
}

/** Milliseconds that work lets itself be held up at a time: what is urgent may itself have to wait for it. */
const LONGEST_REST = 100

/** How much is under way that goes first. There is one thread for all work, so that there is one such count. */
let waiting = 0
/** Settles when nothing is urgent any more. */
let urgent: { readonly over: Promise<void>; readonly end: () => void } | undefined

/**
 * Has other work rest until this one is done: the check of a text that is being typed in. What it waits for is done by
 * others all the same, if more slowly.
 */
export async function goesFirst<T>(work: Promise<T>): Promise<T> {
  waiting++
  urgent ??= settledLater()
  try {
    return await work
  } finally {
    if (--waiting === 0) {
      urgent.end()
      urgent = undefined
    }
  }
}

/** Lets everything else have its turn once, and what goes first come to its end. */
export async function turnOfOthers(): Promise<void> {
  await after(0)
  if (urgent) await Promise.race([urgent.over, after(LONGEST_REST)])
}

function after(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

function settledLater(): NonNullable<typeof urgent> {
  let end: () => void = () => undefined
  const over = new Promise<void>(resolve => {
    end = resolve
  })
  return { over, end }
}

/** So many items are handed on before somebody looks at the clock. */
const PACE = 50

/** What a stream or a list gives, with turns for others in between: git's output comes in blocks of thousands of commits. */
export async function* inTurns<T>(
  items: AsyncIterable<T> | Iterable<T>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const turns = turnsFor(signal)
  let count = 0
  for await (const item of items) {
    yield item
    if (++count % PACE === 0) await turns.rest()
  }
}
