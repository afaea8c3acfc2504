import type { LogEntry } from '../host/git'
import type { Message } from '../model/message'
import type { CheckedMessage } from '../services/check'
import { readMessages, type ReadMessage, type Surroundings } from '../services/messages'
import { Slice } from '../text/slice'
import type { ChangedPaths } from './changedPaths'
import type { Run } from './tasks'

/**
 * Checks a commit with the paths that it changes, but asks git for them only where a rule has looked at them: they cost
 * far more than the message, and most messages are judged without. Such a message is checked anew.
 */
export async function checkCommit(
  entry: LogEntry,
  around: Surroundings,
  paths: ChangedPaths,
  run: Run,
): Promise<CheckedMessage> {
  const looked = { at: false }
  const checked = await run(watched(readCommit(entry, around), () => (looked.at = true)))
  if (!looked.at) return checked
  const known = await paths.of(entry.hash)
  return known ? run(readCommit(entry, { ...around, paths: known })) : checked
}

function readCommit({ message }: LogEntry, around: Surroundings): ReadMessage {
  const [read] = readMessages(Slice.of(message), 'message', around)
  if (!read) throw new Error('The text of a commit is one message.')
  return read
}

/** A message that tells when somebody looks at its paths, which it does not know. */
function watched(read: ReadMessage, looked: () => void): ReadMessage {
  const message: Message = {
    ...read.message,
    get paths() {
      looked()
      return undefined
    },
  }
  return { ...read, message }
}
