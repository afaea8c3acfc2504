import type { EmployerEntry } from '../../parse/employerMap'
import type { Identity } from '../identity'
import { isBot } from '../tool'
import { domainOf, isForEverybody, organisationDomain } from './mailDomains'

/** For whom somebody works, as far as the address says. */
export interface Employer {
  readonly name: string
  /** `unknown` gathers all whose address says nothing, `robots` what no person does. */
  readonly kind: 'known' | 'unknown' | 'robots'
}

/** The employer of an identity, at a moment in seconds since 1970. */
export type Employers = (identity: Identity) => (when: number) => Employer

const NO_KNOWN_EMPLOYER: Employer = { name: 'No known employer', kind: 'unknown' }
const ROBOTS: Employer = { name: 'Robots', kind: 'robots' }

/**
 * Employers by maps, the user's own first: an address, else its domain, else the domains above it. Of several lines for
 * one the earliest that still holds at the moment counts. Without a line the mail domain names the employer, unless it is
 * one at which everybody can have an address.
 */
export function employersBy(entries: readonly EmployerEntry[]): Employers {
  const lines = linesOf(entries)
  const known = new Map<string, Employer>()
  const named = (name: string): Employer => {
    const employer = known.get(name) ?? { name, kind: 'known' }
    known.set(name, employer)
    return employer
  }
  const domains = new Map<string, Employer>()
  const atDomain = (domain: string): Employer => {
    const before = domains.get(domain)
    if (before) return before
    const organisation = isForEverybody(domain) ? undefined : organisationDomain(domain)
    const employer = organisation === undefined ? NO_KNOWN_EMPLOYER : named(organisation)
    domains.set(domain, employer)
    return employer
  }
  return identity => {
    const email = identity.email.toLowerCase()
    const mapped = linesFor(lines, email)
    const otherwise = isRobot(identity) ? ROBOTS : atDomain(domainOf(email))
    if (mapped.length === 0) return () => otherwise
    return when => {
      const line = mapped.find(({ until }) => !(when >= until))
      if (!line) return otherwise
      return isNobody(line.employer) ? NO_KNOWN_EMPLOYER : named(line.employer)
    }
  }
}

/** Names under which such maps gather those of whom nothing is known. */
function isNobody(employer: string): boolean {
  return /^\(?(?:unknown|none)\)?$/i.test(employer)
}

/** Services that test, report or commit by themselves. */
function isRobot(identity: Identity): boolean {
  return isBot(identity) || ROBOT_ADDRESS.test(identity.email) || ROBOT_NAME.test(identity.name)
}

const ROBOT_ADDRESS =
  /^(?:lkp|oliver\.sang)@intel\.com$|^(?:syzbot|syzkaller|bot|robot|buildbot|kernelci|patchwork-bot|tip-bot)\b[^@]*@|@syzkaller\.appspotmail\.com$/i
const ROBOT_NAME =
  /^(?:kernel test robot|kbuild test robot|kernelci(?: bot)?|hulk robot|abaci robot|zeal robot)$/i

interface Line {
  readonly employer: string
  /** In seconds since 1970. */
  readonly until: number
}

function linesOf(entries: readonly EmployerEntry[]): ReadonlyMap<string, readonly Line[]> {
  const lines = new Map<string, Line[]>()
  for (const { who, employer, until } of entries) {
    const key = who.text.toLowerCase().replace(/^@/, '')
    const end = until ? Date.parse(until.text) / 1000 : Infinity
    if (Number.isNaN(end)) continue
    const all = lines.get(key) ?? []
    all.push({ employer: employer.text, until: end })
    lines.set(key, all)
  }
  // A stable sort: of two lines that hold equally long the first one counts.
  for (const all of lines.values())
    all.sort((a, b) => (a.until === b.until ? 0 : a.until - b.until))
  return lines
}

/** What is said of an address, then of its domain, then of the domains above it. */
function linesFor(lines: ReadonlyMap<string, readonly Line[]>, email: string): readonly Line[] {
  if (lines.size === 0) return []
  const labels = domainOf(email).split('.').slice(-MOST_LABELS)
  const keys = [email, ...labels.map((_, at) => labels.slice(at).join('.'))]
  return keys.flatMap(key => lines.get(key) ?? [])
}

/** No domain in use has more. */
const MOST_LABELS = 20
