/** Who contributed what to a range of commits. */

/** Client to server, request: who contributed what to a range? Params `ContributorsQuestion`, result `ContributorsAnswer`. */
export const CONTRIBUTORS_REQUEST = 'kernelPatch/contributors'

/** Client to server, request: the same as a text to keep. Params `ContributorsExport`, result `ContributorsText`. */
export const CONTRIBUTORS_EXPORT_REQUEST = 'kernelPatch/contributorsExport'

/** Client to server, request: between which releases may somebody want to count? Params `PlaceQuestion`, result `Releases`. */
export const RELEASES_REQUEST = 'kernelPatch/releases'

/** Server to client, notification: how far the counting is. Params `ContributorsProgress`. */
export const CONTRIBUTORS_PROGRESS_NOTIFICATION = 'kernelPatch/contributorsProgress'

/** What is counted: commits without merges. */
export interface ContributorsQuestion {
  /** A folder of the repository. */
  readonly folder: string
  /** In git's own words: `v2026.04..v2026.07`, `HEAD`. */
  readonly range: string
  /** In git's own words: `1-year-ago`. */
  readonly since?: string
  /** Only commits that touch this file or folder. */
  readonly path?: string
}

export interface ContributorsExport extends ContributorsQuestion {
  readonly format: 'csv' | 'json'
  readonly by: 'person' | 'employer'
}

/** Empty where nothing can be counted. */
export interface ContributorsText {
  readonly text: string
}

export interface Releases {
  /** Tags of releases, the newest first. */
  readonly releases: readonly string[]
}

export interface ContributorsProgress {
  readonly question: ContributorsQuestion
  /** Commits that have been read. */
  readonly changes: number
}

/** Who contributed what, or why nobody knows. */
export type ContributorsAnswer = ContributorsReport | NoContributors

export interface NoContributors {
  /** A plain sentence. */
  readonly silent: string
  /** What helps: another range, a look into the log, trust in the workspace. */
  readonly remedies: readonly ('range' | 'log' | 'trust')[]
}

export interface ContributorsReport {
  readonly silent?: undefined
  /** Of the asked path below the top of the repository; empty for the whole. */
  readonly path: string
  readonly total: WorkDone
  /** People who wrote a change, and known employers of these. */
  readonly authors: number
  readonly employers: number
  /** Rows with the most changes first; of very many people only the first. */
  readonly people: readonly PersonWork[]
  readonly companies: readonly EmployerWork[]
  /** People that `people` leaves out. */
  readonly morePeople: number
  /** `YYYY-MM` and the changes of that month, without a gap. */
  readonly months: readonly { readonly month: string; readonly changes: number }[]
  /** Plain sentences about what is missing. */
  readonly notices: readonly string[]
}

/** Commits written, their lines, and the commits that name somebody in a trailer, each once. */
export interface WorkDone {
  readonly changes: number
  readonly added: number
  readonly removed: number
  readonly signedOff: number
  readonly reviewed: number
  readonly tested: number
  readonly reported: number
}

export interface PersonWork extends WorkDone {
  readonly name: string
  readonly email: string
  /** Empty where none is known. */
  readonly employer: string
}

export interface EmployerWork extends WorkDone {
  readonly name: string
  /** `unknown` and `robots` gather those who have none. */
  readonly kind: 'known' | 'unknown' | 'robots'
  /** How many people wrote a change. */
  readonly people: number
}
