import type { Git, LogEntry } from '../host/git'
import { Slice } from '../text/slice'
import { changeOfCommit } from './commitChange'
import { readMessages, type ReadMessage, type Surroundings } from './messages'

/**
 * Takes the message of a commit apart. What it changes is asked of git only where somebody wants to know: that costs far
 * more than the message, and most messages are judged without.
 */
export function readCommit(
  { hash, message }: Pick<LogEntry, 'hash' | 'message'>,
  git: Git,
  around: Omit<Surroundings, 'commit' | 'change'>,
  signal?: AbortSignal,
): ReadMessage {
  const change = changeOfCommit(git, hash, signal)
  const [read] = readMessages(Slice.of(message), 'message', { ...around, commit: hash, change })
  if (!read) throw new Error('The text of a commit is one message.')
  return read
}
