import type { Git } from '../host/git'
import type { Project } from '../model/project'
import type { Problem } from '../rules/run'
import type { Slice } from '../text/slice'
import { withinBudget } from './alarmBudget'
import type { CheckedMessage, SoFar } from './check'
import type { EditorDocument } from './documents'
import type { ReadMessage, TextKind } from './messages'

/** A document that is not checked, and why: a plain sentence. */
export interface SilentDocument {
  readonly silent: string
}

/** A document taken apart. */
export interface ReadDocument {
  readonly silent?: undefined
  readonly document: EditorDocument
  readonly git: Git | undefined
  readonly project: Project
  readonly kind: TextKind
  /** The text as the spans of everything else count it. */
  readonly whole: Slice
  readonly messages: readonly ReadMessage[]
  /** `commit.cleanup`, which decides whether comment lines are comments. */
  readonly cleanup: string | undefined
  /** Checks a text in the place of this one, for instance what a repair would make of it. Throws only when aborted. */
  check(text: string, signal?: AbortSignal, soFar?: SoFar): Promise<readonly CheckedMessage[]>
}

/** A document with its problems, which come in the order of the text. */
export interface CheckedDocument extends ReadDocument {
  readonly checked: readonly CheckedMessage[]
  /** The problems of all messages. */
  readonly problems: readonly Problem[]
  /** Those that the alarm budget lets through, or all of them where somebody wants to see all. */
  readonly shown: readonly Problem[]
  /** How many the alarm budget holds back, or would. */
  readonly held: number
  /** Somebody wants to see all. */
  readonly showsAll: boolean
  /** Some rules still wait for git. */
  readonly pending: boolean
}

/** Checks a document; `tell` is called with what is known after so many milliseconds, unless that is all by then. */
export async function checkDocument(
  document: ReadDocument,
  showsAll: boolean,
  signal: AbortSignal,
  {
    patience,
    tell,
  }: { readonly patience: number; readonly tell: (known: CheckedDocument) => void },
): Promise<CheckedDocument> {
  const soFar: SoFar = {
    patience,
    tell: message => {
      tell(withProblems(document, [message], showsAll, true))
    },
  }
  // Of a mailbox half the messages would be worth little.
  const isOne = document.messages.length === 1
  const checked = await document.check(document.document.text, signal, isOne ? soFar : undefined)
  return withProblems(document, checked, showsAll, false)
}

function withProblems(
  document: ReadDocument,
  checked: readonly CheckedMessage[],
  showsAll: boolean,
  pending: boolean,
): CheckedDocument {
  const problems = checked.flatMap(message => message.problems)
  const budgets = checked.map(({ problems: found, message }) => withinBudget(found, message))
  const shown = showsAll ? problems : budgets.flatMap(budget => budget.shown)
  const held = budgets.reduce((sum, budget) => sum + budget.held, 0)
  return { ...document, checked, problems, shown, held, showsAll, pending }
}
