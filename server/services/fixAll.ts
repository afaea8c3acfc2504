import type { Fix } from '../rules/rule'
import type { Problem } from '../rules/run'
import { withoutOverlaps, type Edit } from '../text/edit'
import { contains } from '../text/span'
import type { CheckedMessage } from './check'
import type { CheckedDocument } from './checkedDocument'
import { PieceTable } from './pieceTable'

/** Repairs can uncover further problems, but not for ever: a pair of rules that undo each other ends here. */
const ROUNDS = 10

/**
 * The edits that repair all problems of a document, or of the message with the number `message`, whose first repair
 * needs no choice. Repairs are applied and the result is checked again until nothing is left to repair.
 */
export async function fixAll(
  document: CheckedDocument,
  message: number | undefined,
  signal?: AbortSignal,
): Promise<Edit[]> {
  const { text } = document.document
  const { edits } = await allRepairs(text, async changed =>
    selected(await document.check(changed, signal), message),
  )
  return edits
}

/** What repairing a text comes to. */
export interface Repairs {
  /** Edits of the text as it was at first. */
  readonly edits: Edit[]
  /** The problems that they repair, in the order in which that was done. */
  readonly repaired: readonly Problem[]
}

/** Repairs all problems of a text whose first repair needs no choice; `check` finds those of what has become of it. */
export async function allRepairs(
  first: string,
  check: (text: string) => Promise<readonly CheckedMessage[]>,
): Promise<Repairs> {
  const table = new PieceTable(first)
  const seen = new Set<string>()
  const repaired: Problem[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { text } = table
    if (seen.has(text)) break
    seen.add(text)
    const chosen = (await check(text)).map(({ problems }) => compatible(problems))
    const edits = chosen.flatMap(each => each.edits)
    if (edits.length === 0) break
    table.apply(edits)
    repaired.push(...chosen.flatMap(each => each.repaired))
  }
  return { edits: table.edits(), repaired }
}

/** How many problems `fixAll` would begin with. */
export function repairableProblems(
  { checked }: CheckedDocument,
  message: number | undefined,
): number {
  return selected(checked, message).flatMap(({ problems }) => problems.flatMap(unaskedFix)).length
}

/** The number of the message that holds an offset; undefined between two mails of an mbox. */
export function messageAt({ checked }: CheckedDocument, offset: number): number | undefined {
  const at = { start: offset, end: offset }
  // Where two mails meet, the line belongs to the second.
  return checked.findLast(({ mail }) => !mail || contains(mail.mail.whole.span, at))?.index
}

function selected(
  checked: readonly CheckedMessage[],
  message: number | undefined,
): readonly CheckedMessage[] {
  return message === undefined ? checked : checked.filter(({ index }) => index === message)
}

/** All fixes that do not get in each other's way. A fix is taken whole or not at all, and waits for the next round. */
function compatible(problems: readonly Problem[]): Repairs {
  let edits: Edit[] = []
  const repaired: Problem[] = []
  for (const problem of problems) {
    for (const fix of unaskedFix(problem)) {
      const together = withoutOverlaps([...edits, ...fix.edits])
      if (together.length !== edits.length + fix.edits.length) continue
      edits = together
      repaired.push(problem)
    }
  }
  return { edits, repaired }
}

/** The fix of a problem that may be made without asking anybody, as a list of at most one. */
function unaskedFix({ fixes }: Problem): Fix[] {
  const [fix] = fixes
  return fix && !fix.needsChoice && !fix.snippet ? [fix] : []
}
