/**
 * How far a text has come, which decides what may be said of it: being written, about to be posted, somebody else's
 * mail, or published and past changing.
 */
export type State = 'draft' | 'outgoing' | 'incoming' | 'history'

export const STATES: readonly State[] = ['draft', 'outgoing', 'incoming', 'history']
