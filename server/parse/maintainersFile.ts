import type { Slice } from '../text/slice'
import { isWhiteSpace, skipWhiteSpace } from './whiteSpace'

/** A MAINTAINERS file, cut into pieces: the preamble and the sections in order give the text back. */
export interface MaintainersFile {
  /** Everything before the first section: what the file explains about itself. */
  readonly preamble: Slice
  /** How many lines of the preamble are neither blank nor comments. */
  readonly preambleLines: number
  readonly sections: readonly Section[]
}

/** One subsystem: a name on a line of its own, and the entries that follow it. */
export interface Section {
  /** The line of the name, as it stands; empty where entries open the file without one. */
  readonly name: Slice
  /** The line of the name (of the first entry, where there is no name), counted from 1. */
  readonly line: number
  readonly entries: readonly Entry[]
  /** From the name up to the next section's name: blank lines, comments and stray text at its end included. */
  readonly whole: Slice
  /** How many lines behind the last entry are neither blank nor comments: text that strayed in. */
  readonly strayLines: number
}

/** One line `X: value`. */
export interface Entry {
  /** One capital letter: M, R, L, S, F, X, N, K, T, W, Q, P, B, C, or whatever else stands there. */
  readonly letter: string
  /** What follows the colon and white space, up to the end of the line: white space at its end belongs to it. */
  readonly value: Slice
  /** The line without its end. */
  readonly whole: Slice
  /** Counted from 1. */
  readonly line: number
}

/**
 * Reads a MAINTAINERS file as get_maintainer.pl does: a section is a run of `X: value` lines, blank lines and `#`
 * comments between them mean nothing, and the last other line before the run is its name. Any text gives a result.
 */
export function parseMaintainers(text: Slice): MaintainersFile {
  const sections: Section[] = []
  let name: Line | undefined
  let open: { name: Slice; line: number; entries: Entry[] } | undefined
  let preambleLines = 0
  let strayLines = 0
  const close = (end: number) => {
    if (!open) preambleLines = strayLines
    else sections.push({ ...open, whole: text.sub(open.name.start - text.start, end), strayLines })
    strayLines = 0
  }
  for (const line of linesOf(text)) {
    if (line.letter) {
      if (name ?? !open) {
        const heading = name ?? { ...line, end: line.start }
        // The name was counted as stray before it turned out to be one.
        if (name) strayLines--
        close(heading.start)
        open = { name: text.sub(heading.start, heading.end), line: heading.number, entries: [] }
        name = undefined
      }
      open.entries.push({
        letter: line.letter,
        value: text.sub(skipWhiteSpace(text.text, line.start + 2, line.end), line.end),
        whole: text.sub(line.start, line.end),
        line: line.number,
      })
    } else if (!isBlankOrComment(text.text, line)) {
      name = line
      strayLines++
    }
  }
  close(text.length)
  const first = sections[0]
  const preamble = text.sub(0, first ? first.whole.start - text.start : text.length)
  return { preamble, preambleLines, sections }
}

/** A line by offsets into the text; its end (`\n` or `\r\n`) is left out. `letter` is set for entries. */
interface Line {
  readonly start: number
  readonly end: number
  readonly number: number
  readonly letter: string | undefined
}

function* linesOf(slice: Slice): Generator<Line> {
  const text = slice.text
  let number = 1
  for (let start = 0; start < text.length; number++) {
    const found = text.indexOf('\n', start)
    const next = found < 0 ? text.length : found
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next
    yield { start, end, number, letter: letterAt(text, start, end) }
    start = next + 1
  }
}

function letterAt(text: string, start: number, end: number): string | undefined {
  const unit = text.charCodeAt(start)
  const isEntry = unit >= 65 && unit <= 90 && start + 1 < end && text.charCodeAt(start + 1) === 58
  return isEntry ? text.charAt(start) : undefined
}

function isBlankOrComment(text: string, { start, end }: Line): boolean {
  const unit = text.charCodeAt(start)
  if (start < end && unit !== 35 && !isWhiteSpace(unit)) return false
  const at = skipWhiteSpace(text, start, end)
  return at === end || text.charCodeAt(at) === 35
}
