import { isUntouched } from '../model/message'
import { check, type Problem, type RunContext } from '../rules/run'
import type { Rule } from '../rules/rule'
import type { ReadMessage } from './messages'

/** The problems of one message. */
export interface CheckedMessage extends ReadMessage {
  readonly problems: readonly Problem[]
}

/** Checks messages that have been read. A draft that nobody has begun has no problem. Throws only when aborted. */
export async function checkMessages(
  messages: readonly ReadMessage[],
  rules: readonly Rule[],
  context: RunContext,
): Promise<CheckedMessage[]> {
  return Promise.all(
    messages.map(async read => {
      const untouched = read.message.state === 'draft' && isUntouched(read.message)
      const problems = untouched ? [] : await check(read.message, rules, context)
      return { ...read, problems }
    }),
  )
}
