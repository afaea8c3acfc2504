import type { Identity } from './identity'

/** Who has to get a patch and why: plain data, the same for the panel and for JSON. */
export interface MaintainersAnswer {
  /** The touched paths, without repetitions. */
  readonly paths: readonly string[]
  readonly recipients: readonly Recipient[]
  /** Sections that match, the most specific first. */
  readonly sections: readonly SectionMatch[]
  /** Nothing but the section THE REST matches: no maintainer of this code will see the patch. */
  readonly onlyTheRest: boolean
  /** Plain sentences about what is missing and how to get it. */
  readonly notices: readonly string[]
}

/** Somebody who gets the patch; lists come without a name. */
export interface Recipient extends Identity {
  /** `to`: maintainers of the most specific section; `cc`: reviewers and the others; `history`: also worked on this. */
  readonly group: 'to' | 'cc' | 'lists' | 'history'
  readonly reasons: readonly Reason[]
  /** Of a list: who may write to it. */
  readonly access?: 'open' | 'moderated' | 'subscriber'
  /** How MAINTAINERS or the commit writes the person, where .mailmap has another address for them by now. */
  readonly formerly?: Identity
  /** Date of the latest commit in the history that was asked, as ISO 8601. */
  readonly lastActive?: string
}

/** One reason why somebody is a recipient. */
export type Reason = SectionReason | HistoryReason | FixesReason

/** Named by a section of MAINTAINERS. */
export interface SectionReason {
  readonly kind: 'section'
  readonly role: 'maintainer' | 'reviewer' | 'list'
  readonly section: string
  readonly status: string
  readonly file: string
  /** Line of the `M:`, `R:` or `L:`, from 1. */
  readonly line: number
  readonly pattern: PatternMatch
}

/** Wrote or signed commits that touched these paths. */
export interface HistoryReason {
  readonly kind: 'history'
  /** Commits written or signed, of how many. */
  readonly commits: number
  readonly of: number
  readonly percent: number
  readonly authored: number
  readonly signed: number
  readonly since: string
}

/** Wrote or signed the commit that the patch repairs. */
export interface FixesReason {
  readonly kind: 'fixes'
  readonly role: 'author' | 'signer'
  readonly commit: string
  readonly subject: string
}

/** A line of MAINTAINERS that matches. */
export interface PatternMatch {
  readonly letter: string
  readonly text: string
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The paths that it matches; none for a keyword. */
  readonly paths: readonly string[]
}

/** A section that matches. */
export interface SectionMatch {
  readonly name: string
  readonly file: string
  /** Line of the name, from 1. */
  readonly line: number
  /** As `S:` gives it; empty where there is no such line. */
  readonly status: string
  readonly patterns: readonly PatternMatch[]
  /** Values of `T:`, `W:`, `Q:`, `B:`, `C:` and `P:` lines. */
  readonly links: readonly {
    readonly letter: string
    readonly value: string
    readonly line: number
  }[]
}
