import type { Context } from 'mocha'

/** Skips a test, or all that follow a `before`, and prints why: nobody reads the number of pending tests. */
export function skipAloud(test: Context, reason: string): never {
  console.warn(`    SKIPPED: ${reason}`)
  return test.skip()
}
