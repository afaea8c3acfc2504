import type { ContributorsReport, WorkDone } from '../../server/protocol/contributors'
import { formatNumber } from '../numbers'
import { escapeMarkup, formatShare } from './markup'

interface Column<Row> {
  readonly title: string
  /** What the numbers in it mean, for the pointer that rests on the heading. */
  readonly meaning?: string
  readonly text: (row: Row) => string
  /** What it is sorted by, the largest first; text columns are sorted by their text. */
  readonly value?: (row: Row) => number
  /** Said below the text, in a quieter colour. */
  readonly more?: (row: Row) => string
}

/** A table of people, sorted by changes. */
export function peopleTable({ people, total }: ContributorsReport): string {
  return table('people', people, [
    { title: 'Person', text: ({ name, email }) => name || email, more: ({ email }) => email },
    { title: 'Employer', text: ({ employer }) => employer },
    ...workColumns(total),
  ])
}

/** A table of employers, sorted by changes. */
export function employersTable({ companies, total }: ContributorsReport): string {
  return table('employers', companies, [
    { title: 'Employer', text: ({ name }) => name },
    number('People', 'People who wrote a change', ({ people }) => people),
    ...workColumns(total),
  ])
}

function workColumns(total: WorkDone): Column<WorkDone>[] {
  return [
    number('Changes', 'Commits written, merges left out', ({ changes }) => changes),
    {
      title: 'Share',
      meaning: 'Of all changes',
      text: ({ changes }) => formatShare(changes, total.changes),
      value: ({ changes }) => changes,
    },
    number('Added', 'Lines that the changes add', ({ added }) => added),
    number('Removed', 'Lines that the changes remove', ({ removed }) => removed),
    number('Signed off', 'Changes with their Signed-off-by', ({ signedOff }) => signedOff),
    number('Reviewed', 'Changes with their Reviewed-by', ({ reviewed }) => reviewed),
    number('Tested', 'Changes with their Tested-by', ({ tested }) => tested),
    number('Reported', 'Changes with their Reported-by', ({ reported }) => reported),
  ]
}

function number<Row>(title: string, meaning: string, value: (row: Row) => number): Column<Row> {
  return { title, meaning, value, text: row => formatNumber(value(row)) }
}

function table<Row>(id: string, rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const headings = columns.map(({ title, meaning, value }) => {
    const sorted = title === 'Changes' ? 'descending' : 'none'
    const tip = meaning === undefined ? '' : ` title="${escapeMarkup(meaning)}"`
    return `<th scope="col" aria-sort="${sorted}"${value ? ' class="number"' : ''}><button type="button"${tip}>${title}</button></th>`
  })
  const lines = rows.map(
    row => `<tr>${columns.map((column, at) => cell(row, column, at)).join('')}</tr>`,
  )
  return `<table id="${id}"><thead><tr>${headings.join('')}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`
}

function cell<Row>(row: Row, { text, value, more }: Column<Row>, at: number): string {
  const shown = text(row)
  if (value) {
    const sum = value(row)
    return `<td class="number${sum === 0 ? ' none' : ''}" data-value="${sum}">${escapeMarkup(shown)}</td>`
  }
  const below = more?.(row) ?? ''
  const small = below !== '' && below !== shown ? ` <small>${escapeMarkup(below)}</small>` : ''
  // What is too long for its column is cut there.
  const whole = escapeMarkup(below === '' ? shown : `${shown} <${below}>`)
  const [open, close] =
    at === 0 ? [`<th scope="row" title="${whole}">`, '</th>'] : ['<td>', '</td>']
  return `${open}${escapeMarkup(shown)}${small}${close}`
}
