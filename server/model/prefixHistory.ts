import { parseSubject } from '../parse/subject'
import { Slice } from '../text/slice'

/** A prefix as commits write it, with its colons: `net: phy:`. */
export interface UsualPrefix {
  readonly prefix: string
  /** The part of the commits that begin so, from 0 to 1. */
  readonly share: number
  /** How many commits that is a part of. */
  readonly of: number
}

/** The prefixes that these subjects begin with, the most frequent first; reverts and merges do not count. */
export function commonPrefixes(subjects: readonly string[]): UsualPrefix[] {
  const counts = new Map<string, number>()
  let counted = 0
  for (const text of subjects) {
    if (/^(?:Revert|Reapply|Merge) /.test(text)) continue
    counted++
    const segments = parseSubject(Slice.of(text)).prefix
    const prefix = segments.map(segment => `${segment.name.text}:`).join(' ')
    if (prefix) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  return [...counts]
    .map(([prefix, count]) => ({ prefix, share: count / counted, of: counted }))
    .sort((a, b) => b.share - a.share || (a.prefix < b.prefix ? -1 : 1))
}
