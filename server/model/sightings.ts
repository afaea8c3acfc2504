import type { LogEntry } from '../host/git'
import { Slice } from '../text/slice'
import { identityIn, nameKey, type Identity } from './identity'
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

/** The latest date at which an address, or a name, was seen so far, in milliseconds and as written. */
interface Sight {
  time: number
  date: string
  identity: Identity
}

/** One pass over a log. To write, to commit, to sign, to review, to test and to report all count. */
export async function sightingsIn(
  log: AsyncIterable<LogEntry>,
  mailmap: Mailmap,
): Promise<Sightings> {
  const byEmail = new Map<string, Sight>()
  const byName = new Map<string, Sight>()
  /** Of everybody as written: the same few thousand stand in tens of thousands of commits. */
  const known = new Map<
    string,
    { readonly identity: Identity; readonly sights: readonly Sight[] }
  >()
  let commits = 0
  let first: LogEntry | undefined
  let last: LogEntry | undefined
  const learn = (written: Identity) => {
    const identity = mailmap(written)
    const sightOf = (map: Map<string, Sight>, key: string) => {
      const sight = map.get(key) ?? { time: -Infinity, date: '', identity }
      map.set(key, sight)
      return sight
    }
    // Whoever changed a name keeps the old address known.
    const emails = new Set([identity, written].map(({ email }) => email.toLowerCase()))
    const name = nameKey(identity)
    const sights = [...emails].map(email => sightOf(byEmail, email))
    return { identity, sights: name === '' ? sights : [...sights, sightOf(byName, name)] }
  }
  const see = (key: string, entry: LogEntry, written: () => Identity): void => {
    const person = known.get(key) ?? learn(written())
    known.set(key, person)
    const { time } = entry
    // In the order of the log a patch of years ago may come first.
    for (const sight of person.sights) {
      if (time > sight.time) {
        Object.assign(sight, { time, date: entry.date, identity: person.identity })
      }
    }
  }
  for await (const entry of log) {
    commits++
    first ??= entry
    last = entry
    for (const person of [entry.author, entry.committer]) {
      see(`${person.name}\0${person.email}`, entry, () => person)
    }
    for (const [, value = ''] of entry.message.matchAll(TRAILER)) {
      see(value, entry, () => identityIn(Slice.of(value)))
    }
  }
  return {
    commits,
    ...(last && { from: last.date }),
    ...(first && { to: first.date }),
    seen: ({ email }) => byEmail.get(email.toLowerCase())?.date,
    namesake: person => byName.get(nameKey(person)),
  }
}
