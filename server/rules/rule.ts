import type { ChangeKind } from '../model/changeKind'
import type { History } from '../model/history'
import type { Identity } from '../model/identity'
import type { Message, MessageKind } from '../model/message'
import type { Project } from '../model/project'
import type { State } from '../model/state'
import type { Edit } from '../text/edit'
import type { Slice } from '../text/slice'
import type { Severity } from './severity'

/** A way to repair a finding. Its edits change only the message, never a byte of the diff. */
export interface Fix {
  /** What will be done, as a command: `Remove the full stop`. */
  readonly title: string
  readonly edits: readonly Edit[]
  /** The author has to choose or complete something: such a fix is no part of "fix all". */
  readonly needsChoice?: boolean
  /** The one edit inserts a snippet in VS Code's syntax (`${1:…}`), for the author to complete. */
  readonly snippet?: boolean
}

/** One fault at one place. */
export interface Finding {
  /** The piece of text at fault. */
  readonly at: Slice
  /** What is wrong and what to do, in one or two plain sentences. */
  readonly message: string
  readonly fix?: Fix | undefined
  /** Further ways to repair it, in the order of preference. */
  readonly otherFixes?: readonly (Fix | undefined)[]
  /** Repairs that take a look-up in history: asked only when somebody wants to see them. */
  readonly search?: (signal?: AbortSignal) => Promise<readonly (Fix | undefined)[]>
  /** It says that something is not there yet, as `Rule.missing` does for a whole rule. */
  readonly missing?: boolean
  /** Where this case weighs less than the rule's severity. */
  readonly severity?: Severity
  /**
   * Which of several faults that the rule knows, where a project may have one for a habit and not the others: short
   * ids, but not torn titles. In kebab case.
   */
  readonly aspect?: string
}

/** An option of a rule: its default decides the type. */
export interface Option<T extends number | boolean | string = number | boolean | string> {
  readonly default: T
  readonly description: string
}

type Widened<T> = T extends number ? number : T extends boolean ? boolean : string

/** The values of a rule's options. */
export type OptionValues<O extends Record<string, Option>> = {
  readonly [K in keyof O]: Widened<O[K]['default']>
}

/** The options of a rule that has none. */
type NoOptions = Readonly<Record<string, never>>

/** What a rule may ask beside the message itself. */
export interface RuleContext<O extends Record<string, Option> = NoOptions> {
  readonly git: History
  readonly project: Project
  /** The proper name and address of a person, by .mailmap. */
  readonly people: (identity: Identity) => Identity
  readonly options: OptionValues<O>
  readonly signal?: AbortSignal | undefined
}

/** What may be asked before a text is taken apart. */
export type GlanceContext = Pick<RuleContext, 'git' | 'project'>

/** A text that shows a rule at work, and is its test. */
export interface Example {
  /** A text with `«»` round every expected finding. */
  readonly bad?: string
  /** What the fixes make of `bad`, or a text that the rule must leave alone. */
  readonly good?: string
  /** Said of an example that shows an exception: why the rule is silent. */
  readonly because?: string
  /** What the text is: a commit message (the default), a mail, a series of mails, or the Source Control box. */
  readonly as?: 'commit' | 'editor' | 'mail' | 'mbox' | 'box'
  readonly state?: State
  readonly author?: string
  /** The person who writes, as git knows them; without it, the author. */
  readonly me?: string
  readonly mailmap?: string
  readonly linux?: boolean
  readonly paths?: readonly string[]
  readonly signedLater?: boolean
  /** The change as a diff. */
  readonly diff?: string
  /** Files of the tree with their texts; their words are the words of the tree. */
  readonly tree?: Readonly<Record<string, string>>
  /** Paths that are gone, and that some commit once touched. */
  readonly formerPaths?: readonly string[]
  /** Shares of recent messages that have such a trailer, between 0 and 1. */
  readonly uses?: Readonly<Record<string, number>>
  /** A draft that is being typed and has not been saved. */
  readonly typing?: boolean
  readonly options?: Readonly<Record<string, number | boolean | string>>
  /** Commits that git knows. */
  readonly git?: readonly {
    hash: string
    subject: string
    author?: string
    paths?: readonly string[]
    /** The whole message, where the subject is not enough. */
    message?: string
    diff?: string
    /** Two or more make a merge. */
    parents?: readonly string[]
    /** It is not in the history of HEAD. */
    elsewhere?: boolean
    /** The first release that contains it. */
    release?: string
    /** Lines of files that it brought, for blame: `path:12` or `path:3-7`. */
    lines?: readonly string[]
  }[]
  /** git cannot tell what is missing, as in a shallow clone. */
  readonly incomplete?: boolean
}

/** A rule: everything that is known of it, and its examples, in one value. */
export interface Rule<O extends Record<string, Option> = Record<string, Option>> {
  /** Names the fault, in kebab case; the file has the same name. */
  readonly id: string
  /** One sentence that says what is right. */
  readonly summary: string
  /** Why it matters, in one or two sentences. */
  readonly why: string
  /** Page and anchor in the kernel's documentation, or a full URL. */
  readonly source: string
  readonly severity: Severity
  /** Severity in a state where it differs. History is `off` unless said here: published commits are not nagged. */
  readonly inState?: Partial<Record<State, Severity | 'off'>>
  /** The kinds of message it looks at; without this, patches, reverts and backports. */
  readonly kinds?: readonly MessageKind[]
  /** It says that something is not there yet: in a draft it waits until the text has been saved. */
  readonly missing?: boolean
  /**
   * Something that stands in every text in which the rule finds anything, if that is a published commit's, and in every
   * text with an `occasion` for it, where it names one: where it matches nowhere, a text is not even taken apart. Not
   * global. Left out: any text may be at fault.
   */
  readonly sign?: RegExp
  /**
   * Knows of a published commit whose text has the sign, by a second look and what git answers, that the rule finds
   * nothing for all that. Said of a text only where `check` finds nothing in it. Left out: the sign is enough to look.
   */
  sound?(text: string, context: GlanceContext): boolean | Promise<boolean>
  /** Off unless a profile or the user turns it on. */
  readonly onlyInProfiles?: boolean
  /** The kinds of change of which it speaks; without this, all. */
  readonly changes?: readonly ChangeKind[]
  /**
   * Whether a message has what the rule is about, so that it could be broken: a project's habits are counted over such
   * messages. Without this every message of its kinds counts.
   */
  readonly occasion?: (message: Message) => boolean
  /**
   * `false`: how a project keeps the rule cannot be learned from its recent messages, as where the sources decide: those
   * of today know little of what an old message names, and to search them for each takes longer than all other rules.
   */
  readonly habit?: false
  /**
   * It gives advice on what the text says rather than on its form, of which an editor shows three at most: those with
   * the smallest number first, 1 for what helps most.
   */
  readonly content?: number
  /** Rules that say the same thing better: where one of them speaks of the same place, this one is silent. */
  readonly yieldsTo?: readonly string[]
  readonly fixable: boolean
  /** Types of checkpatch.pl that it covers. */
  readonly checkpatch: readonly string[]
  readonly options?: O
  check(message: Message, context: RuleContext<O>): Iterable<Finding> | AsyncIterable<Finding>
  readonly examples: readonly Example[]
}

/** Declares a rule about a message. The types of its options are inferred, so a misspelt one does not compile. */
export function messageRule<const O extends Record<string, Option> = NoOptions>(
  rule: Rule<O>,
): Rule {
  return rule
}

/** The same fix, marked as one that the author has to choose. */
export function choice(fix: Fix | undefined): Fix | undefined {
  return fix && { ...fix, needsChoice: true }
}

/** A fix that puts `text` in the place of `at`; `undefined` where the document cannot take it. */
export function replace(title: string, at: Slice, text: string): Fix | undefined {
  return edits(title, at.replace(text))
}

/** A fix made of edits, all of which must be possible. */
export function edits(title: string, ...parts: readonly (Edit | undefined)[]): Fix | undefined {
  const possible = parts.filter(part => part !== undefined)
  return possible.length === parts.length ? { title, edits: possible } : undefined
}

const DOCUMENTATION = 'https://docs.kernel.org/'

/** The full URL of a rule's source. */
export function sourceUrl(rule: Pick<Rule, 'source'>): string {
  return /^https?:/.test(rule.source) ? rule.source : DOCUMENTATION + rule.source
}
