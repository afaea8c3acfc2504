import type { CommitFinder, Git } from '../host/git'

/** The part of git that rules may ask: single commits, and who touched which paths. */
export type History = CommitFinder & Pick<Git, 'log'>

/** Where there is no git to ask: every commit is unknown, so that rules stay silent. */
export const NO_HISTORY: History = {
  lookup: () => Promise.resolve({ is: 'unknown' }),
  withSubject: () => Promise.resolve([]),
  log: nothing,
}

/** A log without commits. */
async function* nothing(): AsyncGenerator<never> {
  await Promise.resolve()
  yield* []
}
