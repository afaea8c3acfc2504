import type { Span } from '../../text/span'
import { inFile, type PlacedSections } from './placedSections'

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

/** The sections of a file, in its order. Their entries are no part of it: thousands of lines make no overview. */
export function outline({ sections }: PlacedSections): OutlineSection[] {
  return sections.map(placed => {
    const { name, entries, whole } = placed.content.section
    const last = entries.at(-1)?.whole ?? whole
    return {
      name: placed.content.name || '(no name)',
      detail: entries.find(({ letter }) => letter === 'S')?.value.text.trim() ?? '',
      at: inFile(placed, { start: 0, end: last.end }),
      nameAt: inFile(placed, name.span),
    }
  })
}
