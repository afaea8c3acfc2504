import type { Git, LogEntry } from '../host/git'
import type { CheckedMessage } from '../services/check'
import { changeOfCommit } from '../services/commitChange'
import { readMessages, type Surroundings } from '../services/messages'
import { Slice } from '../text/slice'
import type { Run } from './tasks'

/**
 * Checks a commit. What it changes is asked of git only where a rule wants to know: that costs far more than the
 * message, and most messages are judged without.
 */
export async function checkCommit(
  { hash, message }: LogEntry,
  around: Surroundings,
  { git, signal }: { readonly git: Git; readonly signal: AbortSignal },
  run: Run,
): Promise<CheckedMessage> {
  const change = changeOfCommit(git, hash, signal)
  const [read] = readMessages(Slice.of(message), 'message', { ...around, commit: hash, change })
  if (!read) throw new Error('The text of a commit is one message.')
  return run(read)
}
