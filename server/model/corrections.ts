/** Misspelt words, in lower case, each with what it may have been meant to be, the likeliest first. */
export type Corrections = ReadonlyMap<string, readonly string[]>

/** Nothing is known to be misspelt. */
export const NO_CORRECTIONS: Corrections = new Map()
