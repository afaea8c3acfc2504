import type { LogEntry } from '../host/git'
import { Slice } from '../text/slice'
import { identityIn, type Identity } from './identity'
import type { Mailmap } from './mailmap'

/** Who worked on some paths in a stretch of history. */
export interface PathHistory {
  /** Commits looked at. */
  readonly commits: number
  /** Those with the most commits first; equal ones by name. */
  readonly people: readonly Contributor[]
}

/** One person in the history of some paths; several addresses that .mailmap joins are one person. */
export interface Contributor {
  readonly identity: Identity
  /** Commits written. */
  readonly authored: number
  /** Commits signed off, reviewed or acknowledged: each counts once. */
  readonly signed: number
  /** Commits of either kind. */
  readonly commits: number
  /** The author's date of the latest of them, as ISO 8601. */
  readonly lastActive: string
}

const SIGNATURE = /^[ \t]*(?:Signed-off-by|Reviewed-by|Acked-by):(.*@.*)$/

/** Counts authors and signers, everybody under the present form of name and address. */
export async function pathHistory(
  log: AsyncIterable<LogEntry>,
  mailmap: Mailmap,
): Promise<PathHistory> {
  const people = new Map<string, Counts>()
  let commits = 0
  for await (const entry of log) {
    commits++
    const author = keyOf(people, mailmap(entry.author))
    const signers = new Set(signersOf(entry.message).map(signer => keyOf(people, mailmap(signer))))
    for (const key of new Set([author, ...signers])) {
      const counts = people.get(key)
      if (!counts) continue
      counts.commits++
      if (key === author) counts.authored++
      if (signers.has(key)) counts.signed++
      if (Date.parse(entry.date) > Date.parse(counts.lastActive) || counts.lastActive === '') {
        counts.lastActive = entry.date
      }
    }
  }
  const sorted = [...people.values()].sort((a, b) => {
    return b.commits - a.commits || (a.identity.name < b.identity.name ? -1 : 1)
  })
  return { commits, people: sorted }
}

/** The people who signed a message, as written. */
export function signersOf(message: string): Identity[] {
  return message.split('\n').flatMap(line => {
    const value = SIGNATURE.exec(line)?.[1]
    if (value === undefined) return []
    const identity = identityIn(Slice.of(value))
    return identity.email ? [identity] : []
  })
}

interface Counts {
  readonly identity: Identity
  authored: number
  signed: number
  commits: number
  lastActive: string
}

function keyOf(people: Map<string, Counts>, identity: Identity): string {
  const key = identity.email.toLowerCase()
  if (!people.has(key))
    people.set(key, { identity, authored: 0, signed: 0, commits: 0, lastActive: '' })
  return key
}
