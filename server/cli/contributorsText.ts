import type { ContributorReport, Work } from '../model/contributors/contributorReport'
import type { Grouping } from '../model/contributors/csv'
import { formatCount, formatNumber } from '../text/numbers'
import type { Colors } from './formats/colors'
import { visible } from './formats/visible'

/** What is printed, and how. */
export interface TextReport {
  readonly report: ContributorReport
  readonly range: string
  readonly paths: readonly string[]
  /** One table alone. */
  readonly by: Grouping | undefined
  /** The most rows of a table. */
  readonly rows: number
  /** Whether lines were counted. */
  readonly lines: boolean
  readonly colors: Colors
}

/** The essential sentence, and below it a table of people and one of employers. */
export function contributorsAsText(asked: TextReport): string {
  const { report, by, colors } = asked
  const sentence = `${visible(sentenceOf(asked))}\n`
  if (report.byPerson.length === 0) return sentence
  const people = report.byPerson.map(({ identity, employer, ...work }) => ({
    name: identity.name || identity.email,
    more: employer.kind === 'known' ? employer.name : '',
    work,
  }))
  const employers = report.byEmployer.map(({ employer, people: count, ...work }) => ({
    name: employer.name,
    more: `${count}`,
    work,
  }))
  const tables = [
    ...(by === 'employer' ? [] : [table(asked, ['Person', 'Employer'], people, 'left')]),
    ...(by === 'person' ? [] : [table(asked, ['Employer', 'People'], employers, 'right')]),
  ]
  return [colors.strong(sentence.trimEnd()) + '\n', ...tables].join('\n')
}

function sentenceOf({ report, range, paths, lines }: TextReport): string {
  const { total, authors, employers } = report
  const where = paths.length > 0 ? ` in ${paths.join(', ')}` : ''
  if (total.changes === 0) return `There is no change in ${range}${where}.`
  const sum = lines
    ? `; ${formatNumber(total.added)} lines added, ${formatNumber(total.removed)} removed`
    : ''
  return `${formatCount(total.changes, 'change')} by ${formatCount(authors, 'person', 'people')} from ${formatCount(employers, 'employer')} in ${range}${where}${sum}.`
}

interface Row {
  readonly name: string
  /** What stands beside the name. */
  readonly more: string
  readonly work: Work
}

/** The widest name, in UTF-16 units; longer ones are cut. */
const WIDEST = 30

function table(
  { report: { total }, rows: limit, lines, colors }: TextReport,
  [first, second]: readonly [string, string],
  rows: readonly Row[],
  side: 'left' | 'right',
): string {
  const columns: readonly [string, (work: Work) => string][] = [
    ['Changes', work => formatNumber(work.changes)],
    ['%', work => percent(work.changes, total.changes)],
    ...(lines
      ? ([
          ['Added', work => formatNumber(work.added)],
          ['Removed', work => formatNumber(work.removed)],
        ] satisfies [string, (work: Work) => string][])
      : []),
    ['Signed', work => formatNumber(work.signedOff)],
    ['Reviewed', work => formatNumber(work.reviewed)],
    ['Tested', work => formatNumber(work.tested)],
    ['Reported', work => formatNumber(work.reported)],
  ]
  const shown = rows.slice(0, limit).map(({ name, more, work }) => ({
    name: cut(visible(name)),
    more: cut(visible(more)),
    numbers: columns.map(([, value]) => value(work)),
  }))
  const nameWidth = widest([first, ...shown.map(({ name }) => name)])
  const moreWidth = widest([second, ...shown.map(({ more }) => more)])
  const widths = columns.map(([heading], at) =>
    widest([heading, ...shown.map(({ numbers }) => numbers[at] ?? '')]),
  )
  const line = (name: string, more: string, numbers: readonly string[]): string =>
    [
      name.padEnd(nameWidth),
      side === 'left' ? more.padEnd(moreWidth) : more.padStart(moreWidth),
      ...numbers.map((text, at) => text.padStart(widths[at] ?? 0)),
    ].join('  ')
  const heading = line(
    first,
    second,
    columns.map(([name]) => name),
  )
  const rest = rows.length - shown.length
  return [
    colors.strong(heading),
    ...shown.map(({ name, more, numbers }) => line(name, more, numbers)),
    ...(rest > 0 ? [colors.faint(`and ${formatNumber(rest)} more (--limit)`)] : []),
    '',
  ].join('\n')
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(text => text.length))
}

function cut(text: string): string {
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : ((100 * part) / whole).toFixed(1)
}
