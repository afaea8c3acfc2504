import type { Span } from '../../text/span'
import { turnsFor } from '../turns'
import { inFile, type PlacedSection, type PlacedSections } from './placedSections'

/** A section in the outline, which is also what can be folded. */
export interface OutlineSection {
  /** Never empty. */
  readonly name: string
  /** Its status. */
  readonly detail: string
  /** From its name to the end of its last entry. */
  readonly at: Span
  readonly nameAt: Span
}

/**
 * The sections of a file, in its order. Their entries are no part of it: thousands of lines make no overview. Others
 * have their turn meanwhile; rejects when given up.
 */
export async function outline(
  { sections }: PlacedSections,
  signal?: AbortSignal,
): Promise<OutlineSection[]> {
  const turns = turnsFor(signal)
  const found: OutlineSection[] = []
  for (const placed of sections) {
    found.push(outlined(placed))
    await turns.rest()
  }
  return found
}

function outlined(placed: PlacedSection): OutlineSection {
  const { name, entries, whole } = placed.content.section
  const last = entries.at(-1)?.whole ?? whole
  return {
    name: placed.content.name || '(no name)',
    detail: entries.find(({ letter }) => letter === 'S')?.value.text.trim() ?? '',
    at: inFile(placed, { start: 0, end: last.end }),
    nameAt: inFile(placed, name.span),
  }
}
