import type { Entry } from '../../../parse/maintainersFile'
import { inTheirPlaces, LETTERS, withLetter, type SectionCheck } from '../check'

/** checkpatch.pl asks for both where a patch touches MAINTAINERS. */
export const ENTRY_ORDER: readonly SectionCheck[] = [
  {
    id: 'entry-order',
    looksAt: 'section',
    severity: 'hint',
    *check(section) {
      const entries = withLetter(section, LETTERS)
      const late = firstLate(entries, rank)
      if (!late) return
      const sorted = entries.toSorted((a, b) => rank(a) - rank(b))
      yield {
        at: late.entry.whole.sub(0, 2).span,
        message: `${late.entry.letter}: comes before ${late.before.letter}: in a section; the order is ${LETTERS}.`,
        fixes: [inTheirPlaces('Sort the lines of this section by their letters', entries, sorted)],
      }
    },
    examples: [
      {
        bad: 'FOO\nM:\ta@example.org\n# why\nF:\tfoo/\n«S:»\tMaintained\nL:\tl@example.org\n',
        good: 'FOO\nM:\ta@example.org\n# why\nL:\tl@example.org\nS:\tMaintained\nF:\tfoo/\n',
      },
      { good: 'FOO\nM:\ta@example.org\nL:\tl@example.org\nS:\tMaintained\nZ:\tx\nF:\tfoo/\n' },
    ],
  },
  {
    id: 'pattern-order',
    looksAt: 'section',
    severity: 'hint',
    *check(section) {
      for (const letter of 'FX') {
        const entries = withLetter(section, letter)
        const late = firstLate(entries, ({ value }) => value.text)
        if (!late) continue
        const sorted = entries.toSorted((a, b) => compare(a.value.text, b.value.text))
        yield {
          at: late.entry.value.span,
          message: `Patterns stand in alphabetical order: this one belongs before ${late.before.value.text}.`,
          fixes: [inTheirPlaces(`Sort the ${letter}: lines of this section`, entries, sorted)],
        }
      }
    },
    examples: [
      {
        bad: 'FOO\nF:\tb/\nF:\t«a/»\nF:\tc/\nX:\tb/x/\nX:\t«a/x/»\n',
        good: 'FOO\nF:\ta/\nF:\tb/\nF:\tc/\nX:\ta/x/\nX:\tb/x/\n',
      },
    ],
  },
]

/** Letters that nobody knows have no place: they stay in theirs. */
function rank({ letter }: Entry): number {
  return LETTERS.indexOf(letter)
}

/** The first entry that belongs further up, and the one that it belongs before. */
function firstLate(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | number,
): { entry: Entry; before: Entry } | undefined {
  for (const [index, entry] of entries.entries()) {
    const previous = entries[index - 1]
    if (!previous || keyOf(previous) <= keyOf(entry)) continue
    const before = entries.find(each => keyOf(each) > keyOf(entry))
    return { entry, before: before ?? previous }
  }
  return undefined
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
