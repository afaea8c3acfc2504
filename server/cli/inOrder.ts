/**
 * Works on the items of a stream, at most `width` at a time, and gives the results in the order of the items. No more
 * items are taken than are worked on, so that a stream of any length fits into memory.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const running: Promise<R>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever awaits it later sees the error; until then nobody shall call it unhandled.
    result.catch(() => undefined)
    running.push(result)
    const first = running.length >= width ? running.shift() : undefined
    if (first) yield await first
  }
  for (const result of running) yield await result
}
