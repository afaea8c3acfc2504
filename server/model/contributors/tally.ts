import type { Contribution } from '../../host/git'
import { ownCopy } from '../../text/ownCopy'
import type { Identity } from '../identity'
import type { Mailmap } from '../mailmap'
import type { ContributorReport, EmployerRow, PersonRow, Work } from './contributorReport'
import { COUNTS } from './contributorReport'
import { creditReader, type Credit } from './credits'
import type { Employer, Employers } from './employers'
import { monthCounter } from './months'

/** Counts commits, one after the other; the memory that it takes grows with the people, not with the commits. */
export interface Tally {
  add(commit: Contribution): void
  report(): ContributorReport
}

/** A tally that gives everybody their present name and the employer of the moment. */
export function contributorTally(mailmap: Mailmap, employers: Employers): Tally {
  const people = new Map<string, Person>()
  const companies = new Map<Employer, Company>()
  const total = nothing()
  const months = monthCounter()
  const creditsOf = creditReader()
  let uncounted = 0

  const spellings = new Map<string, Person>()
  const ofIdentity = new WeakMap<Identity, Person>()
  /** Which commit it is, counted from 1. */
  let number = 0

  /** Whoever has committed once is likely to come again under the same name and address. */
  function personOf(identity: Identity, when: number): Person {
    const spelling = `${identity.name}\n${identity.email}`
    const before = spellings.get(spelling)
    if (before) return before
    const person = personBehind(identity, when)
    spellings.set(spelling, person)
    return person
  }

  /** The same for an identity that is the same object each time: nothing has to be compared. */
  function personOfSame(identity: Identity, when: number): Person {
    const before = ofIdentity.get(identity)
    if (before) return before
    const person = personOf(identity, when)
    ofIdentity.set(identity, person)
    return person
  }

  function personBehind(identity: Identity, when: number): Person {
    const present = presentForm(mailmap(identity))
    const key = present.email ? present.email.toLowerCase() : ` ${present.name}`
    const known = people.get(key)
    if (known) return known
    const employerAt = employers(present)
    const employer = employerAt(when)
    const person: Person = {
      ...nothing(),
      identity: present,
      named: false,
      employer,
      employerAt,
      latest: {},
    }
    people.set(key, person)
    return person
  }

  function companyOf({ employerAt }: Person, when: number): Company {
    const employer = employerAt(when)
    const known = companies.get(employer)
    if (known) return known
    const company = { ...nothing(), authors: new Set<Person>(), latest: {} }
    companies.set(employer, company)
    return company
  }

  function author({ author: identity, written, added, removed }: Contribution): void {
    const person = personOf(identity, written)
    if (!person.named) {
      // The log begins with the newest: this is what they go by now, however trailers write them.
      person.identity = presentForm(mailmap(identity))
      person.employer = person.employerAt(written)
      person.named = true
    }
    const company = companyOf(person, written)
    company.authors.add(person)
    if (added === undefined) uncounted++
    for (const counts of [person, company, total]) {
      counts.changes++
      counts.added += added ?? 0
      counts.removed += removed ?? 0
    }
  }

  function credit({ message, written }: Contribution): void {
    for (const { identity, credits } of creditsOf(message)) {
      const person = personOfSame(identity, written)
      const company = companyOf(person, written)
      for (const each of credits) {
        if (isFirst(person, each)) total[each]++
        isFirst(company, each)
      }
    }
  }

  /** Counts a credit, unless this commit gave it before. */
  function isFirst(credited: Credited, credit: Credit): boolean {
    if (credited.latest[credit] === number) return false
    credited.latest[credit] = number
    credited[credit]++
    return true
  }

  return {
    add(commit) {
      number++
      author(commit)
      credit(commit)
      months.add(commit.committed)
    },
    report() {
      const byPerson = [...people.values()].map(personRow).sort(byWork(nameOfPerson))
      const byEmployer = [...companies]
        .map(([employer, company]) => employerRow(employer, company))
        .sort(byWork(({ employer }) => employer.name))
      return {
        total: workOf(total),
        authors: byPerson.filter(({ changes }) => changes > 0).length,
        employers: byEmployer.filter(
          ({ employer, changes }) => employer.kind === 'known' && changes > 0,
        ).length,
        uncounted,
        byPerson,
        byEmployer,
        months: months.all(),
      }
    },
  }
}

type Counts = { -readonly [K in keyof Work]: Work[K] }

/** Whoever is credited, with the commit that gave each credit last. */
interface Credited extends Counts {
  readonly latest: Partial<Record<Credit, number>>
}

interface Person extends Credited {
  identity: Identity
  employer: Employer
  readonly employerAt: (when: number) => Employer
  /** They are known as an author: nothing that a trailer says changes their name. */
  named: boolean
}

interface Company extends Credited {
  readonly authors: Set<Person>
}

function nothing(): Counts {
  return { changes: 0, added: 0, removed: 0, signedOff: 0, reviewed: 0, tested: 0, reported: 0 }
}

/** The address that reports of syzbot come from names the report; the robot is one. */
function presentForm({ name, email }: Identity): Identity {
  const [, box = '', host = ''] = /^(syzbot)\+[^@]*(@.*)$/i.exec(email) ?? []
  return { name: ownCopy(name), email: box ? box + host : ownCopy(email) }
}

function workOf(counts: Work): Work {
  const { changes, added, removed, signedOff, reviewed, tested, reported } = counts
  return { changes, added, removed, signedOff, reviewed, tested, reported }
}

function personRow({ identity, employer, ...counts }: Person): PersonRow {
  return { identity, employer, ...workOf(counts) }
}

function employerRow(employer: Employer, { authors, ...counts }: Company): EmployerRow {
  return { employer, people: authors.size, ...workOf(counts) }
}

function nameOfPerson({ identity: { name, email } }: PersonRow): string {
  return `${name} ${email}`
}

/** The most changes first, then the most of what is counted next; equal ones by name, so that the order is always the same. */
function byWork<R extends Work>(name: (row: R) => string): (a: R, b: R) => number {
  return (a, b) => {
    for (const key of COUNTS) if (a[key] !== b[key]) return b[key] - a[key]
    return name(a) < name(b) ? -1 : 1
  }
}
