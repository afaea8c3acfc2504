import type { Diff } from '../../parse/diff'
import type { Slice } from '../../text/slice'
import type { ChangeKind } from '../changeKind'
import type { FixesTag } from '../fixesTag'
import type { Message } from '../message'
import type { Project } from '../project'
import type { Culprit } from './culprit'
import type { Statements } from './statements'
import type { TouchedCode } from './touchedCode'
import type { TouchedInterface } from './touchedInterfaces'
import type { Vocabulary } from './vocabulary'

/** Those for whom a changelog is written (process/5.Posting.rst). */
export type Reader = 'reviewer' | 'backporter' | 'hunter' | 'user'

/** One thing that a reader wants to learn from a changelog. */
export interface Question {
  readonly id: string
  readonly reader: Reader
  /** The question as the reader would put it. */
  readonly words: string
  /** What it is about, in a few words that fit into a list. */
  readonly topic: string
  /** Looks for the answer. Rejects only when aborted. */
  answer(matter: Matter): Promise<Answer> | Answer
}

/** What became of a question. None of the four is a fault. */
export type Answer =
  /** The text says it, at this place. */
  | { readonly state: 'answered'; readonly at: Slice }
  /** git or the diff says it. */
  | { readonly state: 'fact'; readonly text: string; readonly at?: Slice | undefined }
  /** Nothing says it; one sentence on what to add, and where it belongs, if that is known. */
  | { readonly state: 'open'; readonly advice: string; readonly at?: Slice | undefined }
  /** It makes no sense for this change; half a sentence that says why. */
  | { readonly state: 'notAsked'; readonly because: string }

/** All that questions are answered from: the message, what it changes, and the world around it. */
export interface Matter {
  readonly message: Message
  readonly kind: ChangeKind
  /** What the author says in their own words. */
  readonly statements: Statements
  /** The words of subject and text, in which names are looked for. */
  readonly vocabulary: Vocabulary
  readonly fixes: readonly FixesTag[]
  /** `undefined` where the change is not at hand. */
  readonly diff: Diff | undefined
  readonly code: TouchedCode
  readonly interfaces: readonly TouchedInterface[]
  /** The commit that brought the fault, looked up when it is first asked for. */
  culprit(): Promise<Culprit | undefined>
  readonly project: Project
}

/** The answer that a place in the text gives; `undefined` where there is none. */
export function answeredAt(at: Slice | undefined): Answer | undefined {
  return at && { state: 'answered', at }
}

export function open(advice: string, at?: Slice): Answer {
  return { state: 'open', advice, at }
}

export function notAsked(because: string): Answer {
  return { state: 'notAsked', because }
}

export function fact(text: string, at?: Slice): Answer {
  return { state: 'fact', text, at }
}
