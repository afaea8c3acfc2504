import { COUNTS, type ContributorReport, type Work } from './contributorReport'

/** Which of the two tables is meant. */
export type Grouping = 'person' | 'employer'

/** One table with a line of headings, as RFC 4180 has it, but with plain line ends. */
export function contributorsAsCsv(report: ContributorReport, by: Grouping, limit?: number): string {
  const rows =
    by === 'person'
      ? report.byPerson.map(row => [
          row.identity.name,
          row.identity.email,
          row.employer.name,
          ...countsOf(row),
        ])
      : report.byEmployer.map(row => [row.employer.name, String(row.people), ...countsOf(row)])
  const first = by === 'person' ? ['name', 'email', 'employer'] : ['employer', 'people']
  const lines = [[...first, ...HEADINGS], ...rows.slice(0, limit)]
  return lines.map(line => `${line.map(cell).join(',')}\n`).join('')
}

const HEADINGS = [
  'changes',
  'added',
  'removed',
  'signed-off',
  'reviewed',
  'tested',
  'reported',
] as const

function countsOf(work: Work): string[] {
  return COUNTS.map(key => String(work[key]))
}

/** What a spreadsheet would take for a formula comes from a stranger: it is kept from being one. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
