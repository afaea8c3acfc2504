import type { Git, LogEntry } from '../host/git'
import { changeFrom } from '../model/change'
import type { CheckedMessage } from '../services/check'
import { readMessages, type Surroundings } from '../services/messages'
import { Slice } from '../text/slice'
import type { ChangedPaths } from './changedPaths'
import type { Run } from './tasks'

/** Where the changes of commits are found. */
export interface Changes {
  readonly git: Git
  readonly paths: ChangedPaths
  readonly signal: AbortSignal
}

/**
 * Checks a commit. What it changes is asked of git only where a rule wants to know: that costs far more than the
 * message, and most messages are judged without.
 */
export async function checkCommit(
  { hash, message }: LogEntry,
  around: Surroundings,
  { git, paths, signal }: Changes,
  run: Run,
): Promise<CheckedMessage> {
  const change = changeFrom({
    base: `${hash}^`,
    paths: () => paths.of(hash),
    diff: () => git.diffOf(hash, signal),
  })
  const [read] = readMessages(Slice.of(message), 'message', { ...around, change })
  if (!read) throw new Error('The text of a commit is one message.')
  return run(read)
}
