import type { LogEntry } from '../host/git'
import { ownCopy } from '../text/ownCopy'
import { Slice } from '../text/slice'
import { identityIn, type Identity } from './identity'

/** Everybody whom a stretch of a project's history names, as it writes them. */
export interface SeenPeople {
  readonly commits: number
  /** Dates of the oldest and the newest commit looked at, as ISO 8601; undefined where there is none. */
  readonly from?: string
  readonly to?: string
  /** By what stands in the history, the same few thousand in hundreds of thousands of commits. */
  readonly people: ReadonlyMap<string, SeenPerson>
}

/** Somebody with the latest commit that names them. */
export interface SeenPerson {
  readonly identity: Identity
  /** Milliseconds since 1970. */
  readonly time: number
  /** The same as ISO 8601. */
  readonly date: string
}

const TRAILER = /^[ \t]*[A-Za-z-]+-by:(.*@.*)$/gim

/**
 * One pass over a log, the newest first. To write, to commit, to sign, to review, to test and to report all count.
 * `before` is what was found in the older part of the history, where the log has only what came later.
 */
export async function seenPeople(
  log: AsyncIterable<LogEntry>,
  before?: SeenPeople,
): Promise<SeenPeople> {
  const people = new Map(before?.people)
  let commits = before?.commits ?? 0
  let first: string | undefined
  let last: LogEntry | undefined
  const see = (key: string, entry: LogEntry, written: () => Identity): void => {
    const known = people.get(key)
    // In the order of the log a patch of years ago may come first.
    if (known && known.time >= entry.time) return
    const identity = known?.identity ?? kept(written())
    people.set(known ? key : ownCopy(key), {
      identity,
      time: entry.time,
      date: ownCopy(entry.date),
    })
  }
  for await (const entry of log) {
    commits++
    first ??= entry.date
    last = entry
    for (const person of [entry.author, entry.committer]) {
      see(`${person.name}\0${person.email}`, entry, () => person)
    }
    for (const [, value = ''] of entry.message.matchAll(TRAILER)) {
      see(value, entry, () => identityIn(Slice.of(value)))
    }
  }
  const from = before?.from ?? last?.date
  const to = first ?? before?.to
  return {
    commits,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    people,
  }
}

/** Who is kept for long keeps no message: each piece of one would keep it whole. */
function kept({ name, email }: Identity): Identity {
  return { name: ownCopy(name), email: ownCopy(email) }
}
