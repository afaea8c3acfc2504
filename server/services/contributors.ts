import type { ContributionQuery, Git } from '../host/git'
import type { ContributorReport } from '../model/contributors/contributorReport'
import type { Employers } from '../model/contributors/employers'
import { contributorTally } from '../model/contributors/tally'
import type { Mailmap } from '../model/mailmap'

/** With what contributions are counted. */
export interface ContributorSources {
  readonly git: Git
  readonly people: Mailmap
  readonly employers: Employers
}

/** A report, with what is wrong with it. */
export interface CountedContributors {
  readonly report: ContributorReport
  /** Plain sentences about what is missing. */
  readonly notices: readonly string[]
  /** Why git gave up before the end, in its own words: where nothing was counted, it did not know the range. */
  readonly failure: string | undefined
}

/**
 * Counts who contributed what to a range. `progress` is told now and then how many commits have been read. Throws
 * `signal.reason` when the signal is aborted.
 */
export async function contributors(
  query: ContributionQuery,
  { git, people, employers }: ContributorSources,
  signal: AbortSignal,
  progress: (commits: number) => void = () => undefined,
): Promise<CountedContributors> {
  const tally = contributorTally(people, employers)
  let count = 0
  let failure: string | undefined
  for await (const { commits, failure: reason } of git.contributions(query, signal)) {
    signal.throwIfAborted()
    for (const commit of commits) tally.add(commit)
    count += commits.length
    failure = reason
    if (commits.length > 0) progress(count)
  }
  const report = tally.report()
  return { report, notices: noticesOf(report, query, git, failure), failure }
}

function noticesOf(
  { total, uncounted }: ContributorReport,
  { lineCounts }: ContributionQuery,
  { facts }: Git,
  failure: string | undefined,
): string[] {
  const notices: string[] = []
  if (failure !== undefined && total.changes > 0)
    notices.push('git gave up before the end of the range: older changes are not counted.')
  if (lineCounts && uncounted > 0)
    notices.push(
      `The lines of ${uncounted === 1 ? '1 change' : `${uncounted} changes`} are not counted, since what was there before is missing from this clone: the sums of lines are without them.`,
    )
  if (facts.shallow && total.changes > 0)
    notices.push(
      'This clone is shallow: what lies beyond the end of its history is not counted (git fetch --unshallow gets it).',
    )
  return notices
}
