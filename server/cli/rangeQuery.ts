import type { LogQuery } from '../host/git'

/** What is asked of git for a revision or a range in its words; merges are left out of a range. */
export function rangeQuery(range: string): LogQuery {
  return isSingleRevision(range) ? { range, limit: 1 } : { range, noMerges: true }
}

/** Whether git takes these words for one commit, not for all that it comes from. */
export function isSingleRevision(range: string): boolean {
  // What stands in braces is a date or a search, in which dots mean nothing.
  const bare = range.replace(/\{[^}]*\}/g, '')
  return bare.startsWith(':/') || !/\.\.|^\^|\^(?:@|!|-\d*)$/.test(bare)
}
