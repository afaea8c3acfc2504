/** Draws `count` different items at random; the same seed gives the same ones. */
export function draw<T>(items: readonly T[], count: number, seed: number): T[] {
  const rest = [...items]
  const random = randomNumbers(seed)
  const drawn: T[] = []
  while (drawn.length < count && rest.length > 0) {
    const at = Math.floor(random() * rest.length)
    const last = rest.pop()
    const item = rest[at] ?? last
    if (at < rest.length && last !== undefined) rest[at] = last
    if (item !== undefined) drawn.push(item)
  }
  return drawn
}

/** Numbers from 0 up to 1 (mulberry32); the same seed gives the same ones. */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
