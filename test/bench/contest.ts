/** Something whose time is taken. */
export interface Contest {
  readonly name: string
  readonly run: () => Promise<unknown>
}

/** What a contest took over all rounds, in milliseconds. */
export interface Times {
  readonly name: string
  readonly median: number
  readonly least: number
}

/** Lets the contests take turns, so that whatever else the machine does hits all of them; the same order every round. */
export async function hold(contests: readonly Contest[], rounds: number): Promise<Times[]> {
  const taken = contests.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { run }] of contests.entries()) {
      const start = performance.now()
      await run()
      taken[index]?.push(performance.now() - start)
    }
  }
  return contests.map(({ name }, index) => ({ name, ...summary(taken[index] ?? []) }))
}

/** Prints the times, each beside the first one's. */
export function print(title: string, times: readonly Times[]): void {
  const [first] = times
  process.stdout.write(`\n${title}\n`)
  for (const { name, median, least } of times) {
    const ratio = first ? median / first.median : 1
    process.stdout.write(
      `  ${name.padEnd(56)}${median.toFixed(1).padStart(10)} ms${least.toFixed(1).padStart(10)} ms at least${ratio.toFixed(2).padStart(9)} times\n`,
    )
  }
}

/** The value below which this part (0 to 1) of the numbers lies. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

function summary(numbers: readonly number[]): { median: number; least: number } {
  return { median: quantile(numbers, 0.5), least: Math.min(...numbers) }
}
