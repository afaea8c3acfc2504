import type { Identity } from '../identity'
import type { Employer } from './employers'

/** What a person or the people of an employer did in a stretch of history. */
export interface Work {
  /** Commits written. */
  readonly changes: number
  /** Lines that these commits add to and remove from files that are text. */
  readonly added: number
  readonly removed: number
  /** Commits signed off, reviewed and tested, and those whose fault was reported: each once. */
  readonly signedOff: number
  readonly reviewed: number
  readonly tested: number
  readonly reported: number
}

/** One person; several addresses that .mailmap joins are one. */
export interface PersonRow extends Work {
  readonly identity: Identity
  /** At the latest of their commits, or else of those that name them. */
  readonly employer: Employer
}

/** All who work for one employer. */
export interface EmployerRow extends Work {
  readonly employer: Employer
  /** How many different people wrote changes for it. */
  readonly people: number
}

/** How much went in during one month. */
export interface Month {
  /** `YYYY-MM`, by the date of the commit, in UTC. */
  readonly month: string
  readonly changes: number
}

/** Who contributed what to a stretch of history. Rows with the most changes come first. */
export interface ContributorReport {
  readonly total: Work
  /** People who wrote a change, and known employers of these. */
  readonly authors: number
  readonly employers: number
  /** Changes whose lines could not be counted. */
  readonly uncounted: number
  readonly byPerson: readonly PersonRow[]
  readonly byEmployer: readonly EmployerRow[]
  /** Without a gap from the first month to the last. */
  readonly months: readonly Month[]
}

export const COUNTS = [
  'changes',
  'added',
  'removed',
  'signedOff',
  'reviewed',
  'tested',
  'reported',
] as const satisfies readonly (keyof Work)[]
