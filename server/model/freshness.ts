import type { Identity } from './identity'
import type { MaintainersAnswer, Recipient } from './maintainersAnswer'
import { isRole } from './roleAddress'
import { selected } from './selection'
import type { Sightings } from './sightings'
import { UNREAD_HISTORY } from './unreadHistory'

/** What the history tells about how alive the people of an answer are. */
export interface Freshness {
  /** Of the whole project. */
  readonly anywhere: Sightings
  /** Latest activity in the history of the paths in question, by address in lower case, as ISO 8601. */
  readonly here: ReadonlyMap<string, string>
  /** Addresses of lists, in lower case, which never write themselves. */
  readonly lists: ReadonlySet<string>
  /** Some commits are not here. */
  readonly incomplete: boolean
  /** Git could not read all of the history that was looked at. */
  readonly isCut: boolean
}

/** How long nobody has seen somebody. */
export interface Silence {
  readonly years: number
  /** When they were last seen, as ISO 8601; undefined where the history that was looked at does not know them. */
  readonly since?: string
}

const YEAR = 365.25 * 24 * 60 * 60 * 1000
/** Who was not seen for so long is called silent: a release cycle, a parental leave and a change of job are shorter. */
const SILENT_YEARS = 2
/** A history that is shorter, or of fewer commits, does not tell who is silent from who has nothing to do. */
const ENOUGH = { years: 3, commits: 300 }

/** The answer with what is known of when everybody was last seen. */
export function withFreshness(answer: MaintainersAnswer, freshness: Freshness): MaintainersAnswer {
  const recipients = answer.recipients.map(recipient => seenIn(recipient, freshness))
  const silentSections = answer.sections.flatMap(({ name }) => {
    const people = recipients.filter(({ reasons }) =>
      reasons.some(
        reason =>
          reason.kind === 'section' && reason.role === 'maintainer' && reason.section === name,
      ),
    )
    return people.length > 0 && people.every(({ silent }) => silent)
      ? [`Nobody who maintains ${name} has been seen in the history for ${SILENT_YEARS} years.`]
      : []
  })
  const cut = freshness.isCut ? [UNREAD_HISTORY] : []
  const notices = new Set([...answer.notices, ...cut, ...silentSections])
  return selected({ ...answer, recipients, notices: [...notices] })
}

function seenIn(recipient: Recipient, freshness: Freshness): Recipient {
  if (recipient.email === '' || recipient.group === 'lists') return recipient
  const { anywhere, here, lists } = freshness
  const lastHere = latest([
    recipient.lastActive,
    ...addressesOf(recipient).map(({ email }) => here.get(email.toLowerCase())),
  ])
  const lastAnywhere = latest(addressesOf(recipient).map(person => anywhere.seen(person)))
  const namesake = laterNamesake(recipient, lastAnywhere, anywhere)
  const seen = namesake?.date ?? lastAnywhere
  const silent = canBeSilent(recipient, seen, lists) ? silence(seen, freshness) : undefined
  return {
    ...recipient,
    ...(lastHere !== undefined && { lastActive: lastHere }),
    ...(lastAnywhere !== undefined && { lastSeen: lastAnywhere }),
    ...(namesake && { seenAs: { ...namesake.identity, date: namesake.date } }),
    ...(silent && { silent }),
  }
}

/** A team writes from nobody's address but its people's. Who has written from a bare one, or is named so in a file, is a person. */
function canBeSilent(
  recipient: Recipient,
  seen: string | undefined,
  lists: ReadonlySet<string>,
): boolean {
  const { name, reasons } = recipient
  const isPerson =
    name === '' && (seen !== undefined || reasons.every(({ kind }) => kind === 'named'))
  return isPerson || !isRole(recipient, lists)
}

/** How long somebody has been silent who was last `seen` then; undefined where they are not, or the history cannot tell. */
export function silence(
  seen: string | undefined,
  { anywhere, incomplete }: Pick<Freshness, 'anywhere' | 'incomplete'>,
): Silence | undefined {
  const { from, to, commits } = anywhere
  if (incomplete || from === undefined || to === undefined) return undefined
  // As of HEAD: in a tree that is years old itself, everybody would else be silent.
  const end = Date.parse(to)
  const span = (end - Date.parse(from)) / YEAR
  if (span < ENOUGH.years || commits < ENOUGH.commits) return undefined
  const years = Math.floor(seen === undefined ? span : (end - Date.parse(seen)) / YEAR)
  return years >= SILENT_YEARS ? { years, ...(seen !== undefined && { since: seen }) } : undefined
}

/**
 * Where somebody of the same name was seen after `seen`, that was an address's last sight: who changes employers goes on
 * under another one.
 */
export function laterNamesake(
  person: Identity,
  seen: string | undefined,
  anywhere: Sightings,
): ReturnType<Sightings['namesake']> {
  const other = anywhere.namesake(person)
  const isLater = other && (seen === undefined || Date.parse(other.date) > Date.parse(seen))
  return isLater ? other : undefined
}

function addressesOf(recipient: Recipient): readonly Identity[] {
  return recipient.formerly ? [recipient, recipient.formerly] : [recipient]
}

function latest(dates: readonly (string | undefined)[]): string | undefined {
  const known = dates.filter(date => date !== undefined)
  return known.sort((a, b) => Date.parse(b) - Date.parse(a))[0]
}
