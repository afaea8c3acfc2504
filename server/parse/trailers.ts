import type { Slice } from '../text/slice'
import { isKnownKey, isPlausible } from './trailerKeys'

/** One `Key: value` line with the indented lines that continue it. */
export interface Trailer {
  readonly key: Slice
  /** The colon and the white space on both sides of it. */
  readonly separator: Slice
  /** The value, continuation lines included, without white space at its ends. */
  readonly value: Slice
  /** The whole of its lines, without the last line end. */
  readonly whole: Slice
}

/** A line of a block that is no trailer: `[ name: what was changed ]`, `(cherry picked …)`, or prose that strayed in. */
export interface BlockLine {
  readonly trailer: Trailer | undefined
  readonly whole: Slice
}

/** Lines of trailers without an empty line between them. */
export interface TrailerBlock {
  readonly lines: readonly BlockLine[]
  readonly trailers: readonly Trailer[]
  readonly whole: Slice
  /** Nothing but other blocks follows it: this is where git looks for trailers. */
  readonly final: boolean
  /** Text stands right before it, without an empty line between. */
  readonly attached: boolean
}

/** The lines of a message's body, told apart. */
export interface BodyLines {
  /** Paragraphs of text: lines without an empty one between them. */
  readonly paragraphs: readonly (readonly Slice[])[]
  readonly blocks: readonly TrailerBlock[]
}

const TRAILER = /^([A-Za-z0-9][A-Za-z0-9-]{0,60})([ \t]*:[ \t]*)(\S.*)?$/
const NOTE = /^\s*(?:\[.*|\(cherry[- ]picked from .*|\(backported from .*|#.*|.*\])$/i

/**
 * Tells trailers from text. A paragraph counts as trailers by git's rule (at least one known key, and at most three
 * lines of something else for each trailer); in the kernel's looser practice so do known trailers that end the last
 * paragraph, and a paragraph of nothing but known trailers, or of lines with keys and a sign-off, in the middle of the
 * text.
 */
export function splitBody(lines: readonly Slice[]): BodyLines {
  const groups = paragraphsOf(lines)
  const paragraphs: (readonly Slice[])[] = []
  const blocks: TrailerBlock[] = []
  let final = true
  for (let index = groups.length - 1; index >= 0; index--) {
    const group = groups[index] ?? []
    const from = blockStart(group, final, index === groups.length - 1)
    if (from < group.length) blocks.push(block(group.slice(from), final, from > 0))
    if (from > 0) {
      paragraphs.push(group.slice(0, from))
      final = false
    }
  }
  return { paragraphs: paragraphs.reverse(), blocks: blocks.reverse() }
}

/** Reads one line as a trailer, whatever its key is. */
export function parseTrailer(line: Slice): Trailer | undefined {
  const match = TRAILER.exec(line.text)
  if (!match) return undefined
  const key = match[1]?.length ?? 0
  const separator = match[2]?.length ?? 0
  return {
    key: line.sub(0, key),
    separator: line.sub(key, key + separator),
    value: line.sub(key + separator).trim(),
    whole: line,
  }
}

function paragraphsOf(lines: readonly Slice[]): Slice[][] {
  const groups: Slice[][] = []
  let current: Slice[] = []
  for (const line of lines) {
    if (line.text.trim() === '') {
      if (current.length > 0) groups.push(current)
      current = []
    } else current.push(line)
  }
  if (current.length > 0) groups.push(current)
  return groups
}

/** The index of the first line that belongs to trailers; the length of the group where none does. */
function blockStart(group: readonly Slice[], final: boolean, last: boolean): number {
  const kinds = group.map(kindOf)
  const known = kinds.filter(kind => kind === 'known').length
  if (known === 0) return group.length
  const trailers = kinds.filter(kind => kind === 'known' || kind === 'trailer').length
  const strays = kinds.filter(kind => kind === 'stray').length
  const first = kinds.findIndex(kind => kind === 'known' || kind === 'trailer')
  const lead = leadingNotes(kinds, first)
  // Only the last paragraph is git's to judge; one above it must hold nothing but what cannot be text, or a sign-off.
  if (!final || !last)
    return strays === 0 && (group.every(isBeyondDoubt) || group.some(isSigned))
      ? lead
      : group.length
  // Text that happens to hold a colon early on is not the start of the block: begin at the first known key then.
  if (trailers * 3 >= strays) {
    const start = kinds.slice(0, first).some(kind => kind === 'stray')
      ? kinds.indexOf('known')
      : first
    return leadingNotes(kinds, start)
  }
  let start = group.length
  while (start > 0 && kinds[start - 1] !== 'stray') start--
  const suffix = kinds.indexOf('known', start)
  return suffix < 0 ? group.length : leadingNotes(kinds, suffix)
}

function isBeyondDoubt(line: Slice): boolean {
  const match = TRAILER.exec(line.text)
  const key = match?.[1]
  if (key === undefined) return kindOf(line) !== 'stray'
  return isKnownKey(key, match?.[3] ?? '') && isPlausible(key, match?.[3] ?? '')
}

function isSigned(line: Slice): boolean {
  return /^Signed-off-by: .*@/.test(line.text)
}

function leadingNotes(kinds: readonly LineKind[], first: number): number {
  return kinds.slice(0, first).every(kind => kind === 'note') ? 0 : first
}

type LineKind = 'known' | 'trailer' | 'continued' | 'note' | 'stray'

function kindOf(line: Slice): LineKind {
  const text = line.text
  if (/^[ \t]/.test(text)) return 'continued'
  const match = TRAILER.exec(text)
  if (match) return isKnownKey(match[1] ?? '', match[3] ?? '') ? 'known' : 'trailer'
  return NOTE.test(text) ? 'note' : 'stray'
}

function block(lines: readonly Slice[], final: boolean, attached: boolean): TrailerBlock {
  const merged: BlockLine[] = []
  for (const line of lines) {
    const last = merged.at(-1)
    if (/^[ \t]/.test(line.text) && last?.trailer) {
      merged[merged.length - 1] = continued(last.trailer, line)
    } else merged.push({ trailer: parseTrailer(line), whole: line })
  }
  const trailers = merged.flatMap(({ trailer }) => (trailer ? [trailer] : []))
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) throw new Error('A block has at least one line.')
  return { lines: merged, trailers, whole: first.to(last), final, attached }
}

function continued(trailer: Trailer, line: Slice): BlockLine {
  const whole = trailer.whole.to(line)
  const value = trailer.value.isEmpty ? line.trim() : trailer.value.to(line.trim())
  return { trailer: { ...trailer, value, whole }, whole }
}
