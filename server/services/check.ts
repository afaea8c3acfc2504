import { isUntouched } from '../model/message'
import { check, type Problem, type RunContext } from '../rules/run'
import type { Rule } from '../rules/rule'
import type { ReadMessage } from './messages'

/** Messages with more UTF-16 units than this are not checked: nobody wrote them by hand. */
export const LONGEST_MESSAGE = 1_000_000

/** The problems of one message. */
export interface CheckedMessage extends ReadMessage {
  readonly problems: readonly Problem[]
  /** Why the message was not checked, as a plain sentence. */
  readonly unchecked?: string
}

/** Checks messages that have been read. A draft that nobody has begun has no problem. Throws only when aborted. */
export async function checkMessages(
  messages: readonly ReadMessage[],
  rules: readonly Rule[],
  context: RunContext,
): Promise<CheckedMessage[]> {
  return Promise.all(
    messages.map(async read => {
      if (read.message.whole.length > LONGEST_MESSAGE) {
        return {
          ...read,
          problems: [],
          unchecked: `The message has more than ${LONGEST_MESSAGE} characters and was not checked.`,
        }
      }
      const untouched = read.message.state === 'draft' && isUntouched(read.message)
      const problems = untouched ? [] : await check(read.message, rules, context)
      return { ...read, problems }
    }),
  )
}
