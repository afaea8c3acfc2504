import type { Message } from '../model/message'
import type { Problem } from '../rules/run'
import { touches } from '../text/span'

/** So many pieces of advice on what a text says can be taken in at once. */
const ADVICE = 3

/** The problems of a message as far as an editor shows them unasked. */
export interface Budgeted {
  /** In the order of the text. */
  readonly shown: readonly Problem[]
  /** How many are held back. */
  readonly held: number
}

/**
 * Holds back what would bury the rest: what a rule says of a paragraph a second time, and of the advice on content all
 * but the three most useful pieces. Errors and warnings are held back only where the same words have been said already.
 */
export function withinBudget(
  problems: readonly Problem[],
  message: Pick<Message, 'paragraphs'>,
): Budgeted {
  const once = withoutRepetitions(problems, message)
  const advice = once.filter(isAdvice).sort((a, b) => rank(a) - rank(b))
  const postponed = new Set(advice.slice(ADVICE))
  const shown = once.filter(problem => !postponed.has(problem))
  return { shown, held: problems.length - shown.length }
}

function withoutRepetitions(
  problems: readonly Problem[],
  { paragraphs }: Pick<Message, 'paragraphs'>,
): Problem[] {
  const places = paragraphs.map(({ whole }) => whole.span)
  const said = new Set<string>()
  return problems.filter(problem => {
    const paragraph = places.findIndex(place => touches(place, problem.at))
    if (paragraph < 0) return true
    const words = isSuggestion(problem) ? '' : problem.message
    const key = `${paragraph} ${problem.rule.id} ${words}`
    if (said.has(key)) return false
    said.add(key)
    return true
  })
}

/** Whether it suggests what could be said better or besides: of this there is always more. */
function isAdvice(problem: Problem): boolean {
  return problem.rule.content !== undefined && isSuggestion(problem)
}

function isSuggestion({ severity }: Problem): boolean {
  return severity === 'information' || severity === 'hint'
}

/** What helps most comes first; sorting keeps the order of the text among equals. */
function rank({ rule }: Problem): number {
  return rule.content ?? 0
}
