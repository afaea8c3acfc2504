/** A share of recent messages. */
export interface Share {
  /** Between 0 and 1. */
  readonly share: number
  /** How many messages it was counted over: those that had an occasion. */
  readonly of: number
}

/**
 * What a project does, learned from the messages of its recent commits. What was asked once is kept; `undefined`:
 * there is no history, or too little of it to speak of habits.
 */
export interface Habits {
  /** The share of messages that break a rule (one aspect of it, where the rule tells aspects apart) among those that could. */
  breaking(rule: string, aspect?: string, signal?: AbortSignal): Promise<Share | undefined>
  /** The share of messages that have a trailer of this name. */
  using(key: string, signal?: AbortSignal): Promise<Share | undefined>
}

/** Where nothing is known of a project's habits, or nobody wants them to count. */
export const NO_HABITS: Habits = {
  breaking: () => Promise.resolve(undefined),
  using: () => Promise.resolve(undefined),
}
