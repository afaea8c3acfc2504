import { COUNTS, type ContributorReport, type Work } from './contributorReport'
import type { Grouping } from './csv'

/** What a report is about, in the words of whoever asked. */
export interface ReportSubject {
  readonly range: string
  readonly paths: readonly string[]
  readonly notices: readonly string[]
}

/** One object with both tables, or the one that was asked for. */
export function contributorsAsJson(
  { range, paths, notices }: ReportSubject,
  report: ContributorReport,
  by?: Grouping,
  limit?: number,
): string {
  const people = report.byPerson.slice(0, limit).map(row => ({
    name: row.identity.name,
    email: row.identity.email,
    employer: row.employer.name,
    ...countsOf(row),
  }))
  const employers = report.byEmployer.slice(0, limit).map(row => ({
    employer: row.employer.name,
    kind: row.employer.kind,
    people: row.people,
    ...countsOf(row),
  }))
  return `${JSON.stringify({
    range,
    paths,
    notices,
    total: { ...countsOf(report.total), people: report.authors, employers: report.employers },
    uncounted: report.uncounted,
    ...(by === 'employer' ? {} : { people }),
    ...(by === 'person' ? {} : { employers }),
    months: report.months,
  })}\n`
}

function countsOf(work: Work): Record<string, number> {
  return Object.fromEntries(COUNTS.map(key => [key, work[key]]))
}
