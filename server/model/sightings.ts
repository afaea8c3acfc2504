import type { LogEntry } from '../host/git'
import { Slice } from '../text/slice'
import { identityIn, type Identity } from './identity'
import type { Mailmap } from './mailmap'

/** When people were last seen anywhere in a stretch of a project's history. */
export interface Sightings {
  readonly commits: number
  /** Dates of the oldest and the newest commit looked at, as ISO 8601; undefined where there is none. */
  readonly from?: string
  readonly to?: string
  /** The latest commit of an address. */
  seen(person: Identity): string | undefined
  /** The latest commit of somebody of the same name, under whatever address. */
  namesake(person: Identity): { readonly date: string; readonly identity: Identity } | undefined
}

const TRAILER = /^[ \t]*[A-Za-z-]+-by:(.*@.*)$/gim

/**
 * One pass over a log, newest commit first. To write, to commit, to sign, to review, to test and to report all count.
 * As the first sight of somebody is the latest, no other needs a date.
 */
export async function sightingsIn(
  log: AsyncIterable<LogEntry>,
  mailmap: Mailmap,
): Promise<Sightings> {
  const byEmail = new Map<string, string>()
  const byName = new Map<string, { readonly date: string; readonly identity: Identity }>()
  const known = new Set<string>()
  let commits = 0
  let first: LogEntry | undefined
  let last: LogEntry | undefined
  const see = (written: Identity, entry: LogEntry): void => {
    const identity = mailmap(written)
    const email = identity.email.toLowerCase()
    const name = identity.name.toLowerCase()
    if (!byEmail.has(email)) byEmail.set(email, entry.date)
    // Whoever changed a name keeps the old address known.
    if (!byEmail.has(written.email.toLowerCase())) {
      byEmail.set(written.email.toLowerCase(), entry.date)
    }
    if (name !== '' && !byName.has(name)) byName.set(name, { date: entry.date, identity })
  }
  for await (const entry of log) {
    commits++
    first ??= entry
    last = entry
    for (const person of [entry.author, entry.committer]) {
      const key = `${person.name}\0${person.email}`
      if (known.has(key)) continue
      known.add(key)
      see(person, entry)
    }
    for (const [, value = ''] of entry.message.matchAll(TRAILER)) {
      if (known.has(value)) continue
      known.add(value)
      see(identityIn(Slice.of(value)), entry)
    }
  }
  return {
    commits,
    ...(last && { from: last.date }),
    ...(first && { to: first.date }),
    seen: ({ email }) => byEmail.get(email.toLowerCase()),
    namesake: ({ name }) => byName.get(name.toLowerCase()),
  }
}
