import type { Fix } from '../../../rules/rule'
import type { FileCheck } from '../check'
import { inFile, type PlacedSection } from '../placedSections'

export const SECTION_ORDER: readonly FileCheck[] = [
  {
    id: 'section-duplicate',
    looksAt: 'file',
    severity: 'warning',
    *check(sections) {
      const seen = new Map<string, PlacedSection>()
      for (const section of sections) {
        const { name } = section.content
        const first = seen.get(name)
        if (first && name !== '')
          yield {
            at: nameOf(section),
            message: `A section of this name stands on line ${first.line}. Merge the two, or give one another name.`,
          }
        else seen.set(name, section)
      }
    },
    examples: [
      { bad: 'FOO\nM:\ta@example.org\n\nBAR\nM:\ta@example.org\n\n«FOO»\nM:\tb@example.org\n' },
    ],
  },
  {
    id: 'section-order',
    looksAt: 'file',
    severity: 'hint',
    *check(sections) {
      for (const { section, before } of strayed(sections)) {
        const place = before ? `before ${before.content.name}` : 'at the end'
        yield {
          at: nameOf(section),
          message: `Sections stand in alphabetical order: this one belongs ${place}.`,
          fixes: before ? move(section, before) : [],
        }
      }
    },
    examples: [
      {
        bad: 'A\nM:\tm@example.org\n\nD\nM:\tm@example.org\n\nE\nM:\tm@example.org\n\n«C»\nM:\tm@example.org\n\nF\nM:\tm@example.org\n\nTHE REST\nM:\tm@example.org\n',
        good: 'A\nM:\tm@example.org\n\nC\nM:\tm@example.org\n\nD\nM:\tm@example.org\n\nE\nM:\tm@example.org\n\nF\nM:\tm@example.org\n\nTHE REST\nM:\tm@example.org\n',
      },
      { bad: 'B\nM:\tb@example.org\n\nC\nM:\tc@example.org\n\n«A»\nM:\ta@example.org\n' },
      {
        bad: 'A\nM:\ta@example.org\n\n«Z»\nM:\tz@example.org\n\nB\nM:\tb@example.org\n\nC\nM:\tc@example.org\n',
      },
    ],
  },
]

function nameOf(section: PlacedSection) {
  return inFile(section, section.content.section.name.trim().span)
}

/**
 * The sections that are out of order, each with the one that it belongs before: as few as possible, so that one section
 * in a wrong place is one finding, and not all that follow it.
 */
function strayed(
  sections: readonly PlacedSection[],
): { section: PlacedSection; before: PlacedSection | undefined }[] {
  const keyed = sections.flatMap(section =>
    section.content.name === '' ? [] : { section, key: section.content.sortKey },
  )
  const kept = longestOrdered(keyed.map(({ key }) => key))
  if (kept.size === keyed.length) return []
  const ordered = keyed.filter((_, index) => kept.has(index))
  return keyed.flatMap(({ section, key }, index) =>
    kept.has(index) ? [] : { section, before: firstBehind(ordered, key)?.section },
  )
}

/** The first of a sorted list with a greater key. */
function firstBehind<T extends { readonly key: string }>(
  ordered: readonly T[],
  key: string,
): T | undefined {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.key ?? '') <= key) low = middle + 1
    else high = middle
  }
  return ordered[low]
}

/** The indexes of a longest run of keys, not necessarily side by side, that are in order. */
function longestOrdered(keys: readonly string[]): ReadonlySet<number> {
  const lasts: number[] = []
  const previous: number[] = []
  for (const [index, key] of keys.entries()) {
    let low = 0
    let high = lasts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((keys[lasts[middle] ?? 0] ?? '') <= key) low = middle + 1
      else high = middle
    }
    previous.push(low > 0 ? (lasts[low - 1] ?? -1) : -1)
    lasts[low] = index
  }
  const kept = new Set<number>()
  for (let at = lasts.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at)
  return kept
}

/** The move of a section with all that belongs to it; none where no blank line parts it from what follows. */
function move({ start, content }: PlacedSection, before: PlacedSection): Fix[] {
  const { text } = content
  if (!/\n[ \t]*\r?\n$/.test(text)) return []
  const edits = [
    { span: { start: before.start, end: before.start }, text },
    { span: { start, end: start + text.length }, text: '' },
  ]
  return [{ title: `Move this section before ${before.content.name}`, edits, needsChoice: true }]
}
