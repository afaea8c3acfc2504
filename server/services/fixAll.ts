import type { Fix } from '../rules/rule'
import type { Problem } from '../rules/run'
import { withoutOverlaps, type Edit } from '../text/edit'
import { contains } from '../text/span'
import type { CheckedMessage } from './check'
import type { CheckedDocument } from './diagnostics'
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
  const table = new PieceTable(document.document.text)
  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const { text } = table
    if (seen.has(text)) break
    seen.add(text)
    const checked = await document.check(text, signal)
    const edits = selected(checked, message).flatMap(({ problems }) => editsOf(problems))
    if (edits.length === 0) break
    table.apply(edits)
  }
  return table.edits()
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

/** The edits of all fixes that do not get in each other's way. A fix is taken whole or not at all, and waits for the next round. */
function editsOf(problems: readonly Problem[]): Edit[] {
  let chosen: Edit[] = []
  for (const { edits } of problems.flatMap(unaskedFix)) {
    const together = withoutOverlaps([...chosen, ...edits])
    if (together.length === chosen.length + edits.length) chosen = together
  }
  return chosen
}

/** The fix of a problem that may be made without asking anybody, as a list of at most one. */
function unaskedFix({ fixes }: Problem): Fix[] {
  const [fix] = fixes
  return fix && !fix.needsChoice && !fix.snippet ? [fix] : []
}
