import type { Mailmap } from './mailmap'
import { nameKey, type Identity } from './identity'
import type { SeenPeople } from './seenPeople'

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

/** The latest date at which an address, or a name, was seen. */
interface Sight {
  readonly time: number
  readonly date: string
  readonly identity: Identity
}

/** Who was seen, under the names and addresses that people have by now. */
export function sightingsOf({ people, ...stretch }: SeenPeople, mailmap: Mailmap): Sightings {
  const byEmail = new Map<string, Sight>()
  const byName = new Map<string, Sight>()
  const keepLatest = (map: Map<string, Sight>, key: string, sight: Sight): void => {
    if (sight.time > (map.get(key)?.time ?? -Infinity)) map.set(key, sight)
  }
  for (const { identity: written, time, date } of people.values()) {
    const identity = mailmap(written)
    const sight = { time, date, identity }
    // Whoever changed a name keeps the old address known.
    for (const { email } of [identity, written]) keepLatest(byEmail, email.toLowerCase(), sight)
    const name = nameKey(identity)
    if (name !== '') keepLatest(byName, name, sight)
  }
  return {
    ...stretch,
    seen: ({ email }) => byEmail.get(email.toLowerCase())?.date,
    namesake: person => byName.get(nameKey(person)),
  }
}
