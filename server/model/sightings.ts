import { nameKey, type Identity } from './identity'
import type { Mailmap } from './mailmap'
import type { SeenPeople, SeenPerson } from './seenPeople'

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

/**
 * Who was seen in a stretch of history, under the names and addresses that people have by now. There may be tens of
 * thousands: `people` may give others their turn in between.
 */
export async function sightingsOf(
  { commits, from, to }: Omit<SeenPeople, 'people'>,
  people: Iterable<SeenPerson> | AsyncIterable<SeenPerson>,
  mailmap: Mailmap,
): Promise<Sightings> {
  const byEmail = new Map<string, Sight>()
  const byName = new Map<string, Sight>()
  const keepLatest = (map: Map<string, Sight>, key: string, sight: Sight): void => {
    if (sight.time > (map.get(key)?.time ?? -Infinity)) map.set(key, sight)
  }
  for await (const { identity: written, time, date } of people) {
    const identity = mailmap(written)
    const sight = { time, date, identity }
    // Whoever changed a name keeps the old address known.
    for (const { email } of [identity, written]) keepLatest(byEmail, email.toLowerCase(), sight)
    const name = nameKey(identity)
    if (name !== '') keepLatest(byName, name, sight)
  }
  return {
    commits,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    seen: ({ email }) => byEmail.get(email.toLowerCase())?.date,
    namesake: person => byName.get(nameKey(person)),
  }
}
