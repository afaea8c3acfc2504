import { isUntouched, type Message } from '../model/message'
import {
  beginCheck,
  type Checking,
  type Problem,
  type ProfileSettings,
  type RunContext,
} from '../rules/run'
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

/** What messages are checked with. */
export interface CheckContext extends RunContext {
  /** What those ask for whose code a message is about. */
  readonly profileOf?: (message: Message) => Promise<ProfileSettings>
  /** Whoever does not want to wait for rules that ask git for long. */
  readonly soFar?: SoFar | undefined
}

/** What is known of a message while rules still wait for git, told once. */
export interface SoFar {
  /** Milliseconds after which it is told. */
  readonly patience: number
  readonly tell: (checked: CheckedMessage) => void
}

/** Checks messages that have been read. A draft that nobody has begun has no problem. Throws only when aborted. */
export async function checkMessages(
  messages: readonly ReadMessage[],
  rules: readonly Rule[],
  context: CheckContext,
): Promise<CheckedMessage[]> {
  return Promise.all(
    messages.map(async read => {
      const { message } = read
      if (message.whole.length > LONGEST_MESSAGE) {
        return {
          ...read,
          problems: [],
          unchecked: `The message has more than ${LONGEST_MESSAGE} characters and was not checked.`,
        }
      }
      if (message.state === 'draft' && isUntouched(message)) return { ...read, problems: [] }
      const profile = (await context.profileOf?.(message)) ?? context.profile
      const checking = beginCheck(message, rules, { ...context, profile })
      const patience = context.soFar && tellLater(checking, read, context.soFar)
      try {
        return { ...read, problems: await checking.whole }
      } finally {
        clearTimeout(patience)
      }
    }),
  )
}

function tellLater(
  checking: Checking,
  read: ReadMessage,
  { patience, tell }: SoFar,
): ReturnType<typeof setTimeout> {
  return setTimeout(() => {
    checking.soFar().then(
      problems => {
        tell({ ...read, problems })
      },
      // Aborted: nobody wants to know any more.
      () => undefined,
    )
  }, patience)
}
