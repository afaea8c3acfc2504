/** Checking a document, and how much of what was found an editor shows. */

import type { DocumentRef } from './text'

/** Client to server, request: check a document now, as if it were saved. Params `DocumentRef`, result `CheckResult`. */
export const CHECK_REQUEST = 'kernelPatch/check'

/** Client to server, request: show all findings of a document, or again only the most useful. Params `DocumentRef`, result `ShowAllResult`. */
export const SHOW_ALL_REQUEST = 'kernelPatch/showAll'

/** Server to client, notification: how many findings a document has now. Params `ProblemCount`. */
export const PROBLEM_COUNT_NOTIFICATION = 'kernelPatch/problemCount'

export interface CheckResult {
  /** Findings per severity; undefined when the document is none of ours. */
  readonly counts: SeverityCounts | undefined
  /** Why nothing was checked, as a plain sentence. */
  readonly explanation?: string
}

export interface SeverityCounts {
  readonly error: number
  readonly warning: number
  readonly information: number
  readonly hint: number
}

/** Which of the findings an editor shows. */
export interface Budget {
  /** How many are held back, or would be if not all were shown. */
  readonly held: number
  readonly showsAll: boolean
}

/** undefined when the document is none of ours, or has changed meanwhile. */
export interface ShowAllResult {
  readonly budget: Budget | undefined
}

export interface ProblemCount extends DocumentRef {
  readonly version: number | null
  /** What is shown. */
  readonly counts: SeverityCounts
  readonly budget: Budget
  /** Some rules still wait for git: more may follow. */
  readonly pending?: boolean
}
