import { parseMaintainers, type Entry, type Section } from '../../parse/maintainersFile'
import { cutMaintainers } from '../../parse/maintainersTable'
import { Slice } from '../../text/slice'
import type { Span } from '../../text/span'

/** The text of one section by itself: versions of a file share those that they have in common. */
export class SectionText {
  private parsed: Section | undefined
  private key: string | undefined

  constructor(readonly text: string) {}

  /** The section as the parser reads it, its spans counted from its own start. */
  get section(): Section {
    this.parsed ??= parseMaintainers(Slice.of(this.text)).sections[0] ?? NO_SECTION
    return this.parsed
  }

  get name(): string {
    return this.section.name.text.trim()
  }

  /** What sections are sorted by; scripts/parse-maintainers.pl does it the same way. */
  get sortKey(): string {
    this.key ??= this.name.toUpperCase().replaceAll('THE REST', 'ZZZZZZ')
    return this.key
  }
}

const NOTHING = Slice.of('')
const NO_SECTION: Section = { name: NOTHING, line: 1, entries: [], whole: NOTHING, strayLines: 0 }

/** A section and where it stands in one version of its file. */
export interface PlacedSection {
  readonly content: SectionText
  /** Offset of its first unit in the file. */
  readonly start: number
  /** Line of its name in the file, counted from 1. */
  readonly line: number
}

/** One version of a file, cut into sections. */
export interface PlacedSections {
  readonly text: string
  readonly sections: readonly PlacedSection[]
}

/** Cuts a file. Of a version before, all is kept that lies more than a section away from what has changed. */
export function placedSections(text: string, before?: PlacedSections): PlacedSections {
  return { text, sections: (before && recut(text, before)) ?? cut(text, 0, text.length, 1) }
}

/** Where a span of a section stands in the file. */
export function inFile({ start }: PlacedSection, span: Span): Span {
  return { start: start + span.start, end: start + span.end }
}

/** The entry whose line an offset lies on, with its section. */
export function entryAt(
  file: PlacedSections,
  offset: number,
): { section: PlacedSection; entry: Entry } | undefined {
  const section = file.sections[lastIndexBefore(file.sections, offset)]
  if (!section) return undefined
  const at = offset - section.start
  const entry = section.content.section.entries.find(
    ({ whole }) => whole.start <= at && at <= whole.end,
  )
  return entry && { section, entry }
}

function recut(text: string, { text: old, sections }: PlacedSections): PlacedSection[] | undefined {
  if (text === old) return [...sections]
  const shift = text.length - old.length
  const isAt = ({ content, start }: PlacedSection, by: number) =>
    text.startsWith(content.text, start + by)
  const preamble = old.slice(0, sections[0]?.start ?? old.length)
  const moved = text.startsWith(preamble) ? sections.findIndex(each => !isAt(each, 0)) : 0
  // What is added at the end belongs to the last one.
  const changed = moved < 0 ? sections.length - 1 : moved
  const same = sections[changed]
  if (!same) return undefined
  const unchanged = sections.findLastIndex(
    each => each.start + shift < same.start || !isAt(each, shift),
  )
  // An untouched section on either side: what a line means depends on the lines around it.
  const first = Math.max(0, changed - 1)
  const next = Math.max(unchanged, changed) + 2
  const from = first === 0 ? { start: 0, line: 1 } : sections[first]
  const to = sections[next]
  if (!from) return undefined
  const end = to ? to.start + shift : text.length
  const middle = cut(text, from.start, end, from.line)
  const lines = to ? from.line + lineEnds(text, from.start, end) - to.line : 0
  const behind = sections
    .slice(next)
    .map(({ content, start, line }) => ({ content, start: start + shift, line: line + lines }))
  return [...sections.slice(0, first), ...middle, ...behind]
}

function cut(text: string, from: number, to: number, line: number): PlacedSection[] {
  const part = text.slice(from, to)
  // What is in a section is read when somebody asks: twenty thousand entries at once are felt.
  const { sections } = cutMaintainers(part)
  return Array.from({ length: sections.length }, (_, index) => {
    const start = sections.nameStart[index] ?? 0
    return {
      content: new SectionText(part.slice(start, sections.nameStart[index + 1] ?? part.length)),
      start: from + start,
      line: line + (sections.line[index] ?? 1) - 1,
    }
  })
}

/** The index of the last section that begins at or before an offset; -1 where none does. */
function lastIndexBefore(sections: readonly PlacedSection[], offset: number): number {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sections[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
    count++
  return count
}
