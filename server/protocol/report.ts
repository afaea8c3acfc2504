/** What the readers of a message learn from it. */

import type { DocumentRef, TextPosition } from './text'

/** Client to server, request: what do the readers of a message learn from it? Params `ReportQuestion`, result `ReportAnswer`. */
export const REPORT_REQUEST = 'kernelPatch/report'

export interface ReportQuestion extends DocumentRef {
  /** A line of the message that is meant: an mbox has several. */
  readonly line: number
}

/** The report on one message, or why there is none. */
export type ReportAnswer = ChangelogReport | { readonly silent: string }

export interface ChangelogReport {
  readonly silent?: undefined
  /** The subject without its brackets. */
  readonly subject: string
  /** The first and the last line of the message: within them the cursor moves without changing the report. */
  readonly lines: { readonly first: number; readonly last: number }
  /** What bounces first. */
  readonly ready: readonly ReportLine[]
  readonly readers: readonly {
    readonly reader: 'reviewer' | 'backporter' | 'hunter' | 'user'
    readonly questions: readonly ReportLine[]
  }[]
}

export interface ReportLine {
  readonly id: string
  /** The question in words, or the name of the line. */
  readonly label: string
  /** What it is about, in a few words. */
  readonly topic: string
  /** `answered` by the text, `fact` of git or the diff, `open`, `notAsked`; `ready` and `unknown` below "Ready to send?". */
  readonly state: 'answered' | 'fact' | 'open' | 'notAsked' | 'ready' | 'unknown'
  /** The quotation, the fact, or what to add. */
  readonly text: string
  /** The place that it speaks of. */
  readonly at?: { readonly start: TextPosition; readonly end: TextPosition }
}
