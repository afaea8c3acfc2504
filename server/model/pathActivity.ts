import type { LogEntry } from '../host/git'
import { formatIdentity, type Identity } from './identity'
import type { Mailmap } from './mailmap'

/** Who wrote the commits of some paths, and when they came in. Days are `YYYY-MM-DD` by the committer's own calendar. */
export interface PathActivity {
  readonly commits: number
  /** Commits whose date cannot be right; they are counted, but in no period. */
  readonly undated: number
  readonly people: number
  /** The days of the first and of the last commit; empty where none has a date. */
  readonly first: string
  readonly last: string
  /** The year until today. */
  readonly lately: {
    readonly commits: number
    readonly people: number
    readonly most?: ActivePerson
  }
  readonly unit: 'quarter' | 'year'
  /** Without a gap from the first commit, and from at least two years ago, to today. */
  readonly periods: readonly ActivityPeriod[]
  /** Those who are shown by name, with the most commits first. */
  readonly shown: readonly ActivePerson[]
  readonly others: { readonly commits: number; readonly people: number }
}

export interface ActivityPeriod {
  readonly year: number
  /** 1 to 4; undefined for a whole year. */
  readonly quarter?: number
  /** Commits of each of `shown`, in their order, and of all others at the end. */
  readonly commits: readonly number[]
}

export interface ActivePerson extends Identity {
  readonly commits: number
  readonly last: string
}

/** As many can be told apart by colour. */
const MOST_SHOWN = 6

/** So many of them are there for what they did of late, whoever did more long ago. */
const SHOWN_FOR_LATELY = 2

/** Bars for more quarters than these of twelve years are too thin for a side bar. */
const MOST_QUARTERS = 48

/** A new file has its bar at the right end of this time, where the eye looks for the present. */
const FEWEST_QUARTERS = 8

/** No git is older; an earlier date, mostly 1970, comes from a clock that was not set. */
const EARLIEST_YEAR = 1980

/**
 * Counts the commits of each calendar quarter and person. What counts is when they were committed, as for the `--since`
 * of git log and all that is asked of the history beside this picture. Everybody goes by the present form of name and
 * address. `today` is a day, `YYYY-MM-DD`.
 */
export async function pathActivity(
  log: AsyncIterable<Pick<LogEntry, 'author' | 'committed'>>,
  mailmap: Mailmap,
  today: string,
): Promise<PathActivity> {
  const people = new Map<string, Person>()
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  // A day that has begun in the east is no error.
  const latest = quarterOf(dayAfter(today))
  let commits = 0
  let undated = 0
  let [first, last] = ['', '']
  for await (const { author, committed } of log) {
    commits++
    const person = personOf(people, mailmap(author))
    person.commits++
    const day = committed.slice(0, 10)
    const quarter = quarterOf(day)
    if (!(quarter >= EARLIEST_YEAR * 4 && quarter <= latest)) {
      undated++
      continue
    }
    person.byQuarter.set(quarter, (person.byQuarter.get(quarter) ?? 0) + 1)
    if (day > yearAgo) person.lately++
    if (day > person.last) person.last = day
    if (day > last) last = day
    if (first === '' || day < first) first = day
  }
  const all = [...people.values()].sort((a, b) => b.commits - a.commits || byName(a, b))
  const recent = all.filter(({ lately }) => lately > 0).sort((a, b) => b.lately - a.lately)
  const shown = chosen(all, recent)
  const now = quarterOf(today)
  const start = Math.min(first === '' ? now : quarterOf(first), now - FEWEST_QUARTERS + 1)
  // Somebody's tomorrow may lie in the next quarter.
  const end = Math.max(now, last === '' ? now : quarterOf(last))
  const unit = end - start + 1 > MOST_QUARTERS ? 'year' : 'quarter'
  const [most] = recent
  const rest = all.filter(person => !shown.includes(person))
  return {
    commits,
    undated,
    people: all.length,
    first,
    last,
    lately: {
      commits: sum(recent.map(({ lately }) => lately)),
      people: recent.length,
      ...(most ? { most: { ...most.identity, commits: most.lately, last: most.last } } : {}),
    },
    unit,
    periods: periodsOf(shown, rest, start, end, unit),
    shown: shown.map(({ identity, commits: own, last: day }) => ({
      ...identity,
      commits: own,
      last: day,
    })),
    others: { commits: sum(rest.map(person => person.commits)), people: rest.length },
  }
}

interface Person {
  readonly identity: Identity
  commits: number
  lately: number
  last: string
  readonly byQuarter: Map<number, number>
}

function personOf(people: Map<string, Person>, identity: Identity): Person {
  const key = (identity.email || formatIdentity(identity)).toLowerCase()
  const known = people.get(key)
  if (known) return known
  const person = { identity, commits: 0, lately: 0, last: '', byQuarter: new Map<number, number>() }
  people.set(key, person)
  return person
}

function byName(a: Person, b: Person): number {
  return a.identity.name < b.identity.name ? -1 : 1
}

/** Those who did most, and those who do most now: both are looked for in a picture of a history. */
function chosen(all: readonly Person[], recent: readonly Person[]): readonly Person[] {
  const great = all.slice(0, MOST_SHOWN - SHOWN_FOR_LATELY)
  const present = recent.filter(person => !great.includes(person)).slice(0, SHOWN_FOR_LATELY)
  const named = new Set([...great, ...present])
  for (const person of all) {
    if (named.size >= MOST_SHOWN) break
    named.add(person)
  }
  return all.filter(person => named.has(person))
}

function periodsOf(
  shown: readonly Person[],
  rest: readonly Person[],
  start: number,
  end: number,
  unit: 'quarter' | 'year',
): readonly ActivityPeriod[] {
  const quarters = unit === 'year' ? 4 : 1
  const offset = Math.floor(start / quarters)
  const count = Math.floor(end / quarters) - offset + 1
  const columns = Array.from({ length: count }, () => new Array<number>(shown.length + 1).fill(0))
  const add = ({ byQuarter }: Person, row: number): void => {
    for (const [quarter, commits] of byQuarter) {
      const column = columns[Math.floor(quarter / quarters) - offset]
      if (column) column[row] = (column[row] ?? 0) + commits
    }
  }
  shown.forEach(add)
  for (const person of rest) add(person, shown.length)
  return columns.map((commits, index) => {
    const at = index + offset
    return unit === 'year'
      ? { year: at, commits }
      : { year: Math.floor(at / 4), quarter: (at % 4) + 1, commits }
  })
}

/** Quarters since the year 0; NaN for what is no day. */
function quarterOf(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
