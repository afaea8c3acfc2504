import type { ActivePerson, ActivityPeriod, PathActivity } from '../server/protocol/pathActivity'
import { formatCount, formatNumber } from './numbers'
import { plain } from './plain'

/** Names are for people; what is longer is cut. In characters. */
const LONGEST_NAME = 60

/** `5,123 commits by 412 people from March 2002 to November 2026.` */
export function sizeOf({ commits, people, first, last }: PathActivity): string {
  const size = `${formatCount(commits, 'commit', 'commits')} by ${formatCount(people, 'person', 'people')}`
  if (first === '') return `${size}.`
  const [from, to] = [monthOf(first), monthOf(last)]
  return from === to ? `${size} in ${from}.` : `${size} from ${from} to ${to}.`
}

export function latelyIn({ lately, last }: PathActivity): string {
  const { commits, people, most } = lately
  if (commits === 0) return last === '' ? '' : `Nothing since ${last}.`
  const size = formatCount(commits, 'commit', 'commits')
  if (!most || commits === 1)
    return `In the last year: ${size}${most ? `, by ${nameOf(most)}` : ''}.`
  if (people === 1) return `In the last year: ${size}, all by ${nameOf(most)}.`
  const greatest = `most by ${nameOf(most)} (${formatNumber(most.commits)})`
  return `In the last year: ${size} by ${formatNumber(people)} people, ${greatest}.`
}

/** What the picture shows, for those who do not see it. */
export function spoken(activity: PathActivity, totals: readonly number[]): string {
  const { periods, shown, unit, subject } = activity
  const highest = totals.indexOf(Math.max(...totals))
  const peak = periods[highest]
  const people = shown.map(person => `${nameIn(shown, person)} ${formatNumber(person.commits)}`)
  return [
    `Commits of each ${unit} to ${plain(subject)}, by author.`,
    sizeOf(activity),
    ...(peak ? [`The most in ${labelOf(peak)}: ${formatNumber(totals[highest] ?? 0)}.`] : []),
    latelyIn(activity),
    `By author: ${people.join(', ')}.`,
  ].join(' ')
}

export function hoverOf(activity: PathActivity, period: ActivityPeriod): string {
  const total = sum(period.commits)
  const head = `${labelOf(period)}: ${total === 0 ? 'no commits' : formatCount(total, 'commit', 'commits')}`
  return [head, ...partsOf(activity, period)].join('\n')
}

/** `Jane Doe 6`, for everybody who has a part in a period. */
export function partsOf({ shown }: PathActivity, { commits }: ActivityPeriod): string[] {
  return commits.flatMap((count, series) => {
    const person = shown[series]
    return count === 0
      ? []
      : [`${person ? nameIn(shown, person) : 'others'} ${formatNumber(count)}`]
  })
}

export function labelOf({ year, quarter }: ActivityPeriod): string {
  return quarter === undefined ? String(year) : `${year} Q${quarter}`
}

export function nameOf({ name, email }: Pick<ActivePerson, 'name' | 'email'>): string {
  return cut(plain(name) || plain(email) || 'somebody without a name')
}

/** Two people of one name, or one with two addresses that .mailmap does not join, are told apart by their addresses. */
export function nameIn(shown: readonly ActivePerson[], person: ActivePerson): string {
  const name = nameOf(person)
  const namesakes = shown.filter(each => nameOf(each) === name)
  return namesakes.length > 1 && person.name ? `${name} (${cut(plain(person.email))})` : name
}

function cut(shown: string): string {
  const characters = Array.from(shown)
  if (characters.length <= LONGEST_NAME) return characters.join('')
  return `${characters.slice(0, LONGEST_NAME - 1).join('')}…`
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function monthOf(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`.trim()
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
