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
  /** Plain sentences about what is missing and how to get it, and about what should be known before posting. */
  readonly notices: readonly string[]
}

/** Somebody who gets the patch; lists come without a name. */
export interface Recipient extends Identity {
  /**
   * `to`: maintainers of the most specific section; `cc`: reviewers, the others, and authors of what is changed or
   * repaired; `history`: also worked on this, or named in the file.
   */
  readonly group: 'to' | 'cc' | 'lists' | 'history'
  readonly reasons: readonly Reason[]
  /** Whether the most specific section of one of the paths names the person as a maintainer, or the list. */
  readonly mostSpecific: boolean
  /** Where the address goes if it is selected. */
  readonly header: 'To' | 'Cc'
  /** Whether it is selected until the user decides otherwise. */
  readonly preselected: boolean
  /** Without this person or list the patch would bounce. */
  readonly required: boolean
  /** What speaks against relying on this person, in a few words. */
  readonly warning?: string
  /** Positions of the patches that the person or list is for, from 0; undefined for all of them. */
  readonly patches?: readonly number[]
  /** Of a list: who may write to it. */
  readonly access?: 'open' | 'moderated' | 'subscriber'
  /** How MAINTAINERS or the commit writes the person, where .mailmap has another address for them by now. */
  readonly formerly?: Identity
  /** .get_maintainer.ignore says that this person is not to be copied. */
  readonly ignored?: boolean
  /** Date of the latest commit in the history of the paths, as ISO 8601. */
  readonly lastActive?: string
  /** The same in the whole history of the project. */
  readonly lastSeen?: string
  /** Somebody of the same name, where the address itself is unknown to the history. */
  readonly seenAs?: Identity & { readonly date: string }
  /** Full years without a sight of the person anywhere in the history; `since` is undefined where it never saw them. */
  readonly silent?: { readonly years: number; readonly since?: string }
}

/** One reason why somebody is a recipient. */
export type Reason =
  SectionReason | OwnerReason | NamedReason | BlameReason | FixesReason | HistoryReason

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

/** Named by CODEOWNERS, or by the attribute `maintainer` of .gitattributes. */
export interface OwnerReason {
  readonly kind: 'owner'
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly pattern: string
  /** The paths that it speaks of. */
  readonly paths: readonly string[]
}

/** Named by the file itself. */
export interface NamedReason {
  readonly kind: 'named'
  /** `MODULE_AUTHOR`, the comment that opens the file, or the key `maintainers:` of a YAML file. */
  readonly as: 'module' | 'comment' | 'maintainers'
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** Wrote lines that the patch changes or takes away, or that are selected. */
export interface BlameReason {
  readonly kind: 'blame'
  /** How many lines, of how many. */
  readonly lines: number
  readonly of: number
  /** How many commits brought them, and the date of the latest, as ISO 8601. */
  readonly commits: number
  readonly latest: string
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
