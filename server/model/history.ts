import type { CommitFinder, Git } from '../host/git'

/** The part of git that rules may ask: commits, what they change, and where they stand in history. */
export type History = CommitFinder &
  Pick<Git, 'log' | 'changedBy' | 'diffOf' | 'isAncestor' | 'firstRelease' | 'blame'>

/** Where there is no git to ask: every commit is unknown, so that rules stay silent. */
export const NO_HISTORY: History = {
  lookup: () => Promise.resolve({ is: 'unknown' }),
  withSubject: () => Promise.resolve([]),
  log: nothing,
  changedBy: () => Promise.resolve([]),
  diffOf: () => Promise.resolve(''),
  isAncestor: () => Promise.resolve(undefined),
  firstRelease: () => Promise.resolve(undefined),
  blame: () => Promise.resolve([]),
}

/** A log without commits. */
async function* nothing(): AsyncGenerator<never> {
  await Promise.resolve()
  yield* []
}
