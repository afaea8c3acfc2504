import type { Slice } from '../text/slice'
import { cutMaintainers, valueStart, type MaintainersTable } from './maintainersTable'

/** A MAINTAINERS file, cut into pieces: the preamble and the sections in order give the text back. */
export interface MaintainersFile {
  /** Everything before the first section: what the file explains about itself. */
  readonly preamble: Slice
  /** How many lines of the preamble are neither blank nor comments. */
  readonly preambleLines: number
  /** Made when they are first asked for. */
  readonly sections: readonly Section[]
  /** The same in columns, for whoever asks about few of them. */
  readonly table: MaintainersTable
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
  const table = cutMaintainers(text.text)
  const { sections, preambleLines } = table
  let made: readonly Section[] | undefined
  return {
    preamble: text.sub(0, sections.nameStart[0] ?? text.length),
    preambleLines,
    get sections() {
      return (made ??= sectionsOf(text, table))
    },
    table,
  }
}

function sectionsOf(text: Slice, table: MaintainersTable): Section[] {
  const { sections, entries } = table
  return Array.from({ length: sections.length }, (_, index) => {
    const start = sections.nameStart[index] ?? 0
    const first = sections.firstEntry[index] ?? 0
    const behind = sections.firstEntry[index + 1] ?? entries.length
    return {
      name: text.sub(start, sections.nameEnd[index]),
      line: sections.line[index] ?? 0,
      entries: Array.from({ length: behind - first }, (_, at) => entryAt(first + at, text, table)),
      whole: text.sub(start, sections.nameStart[index + 1] ?? text.length),
      strayLines: sections.strayLines[index] ?? 0,
    }
  })
}

function entryAt(index: number, text: Slice, table: MaintainersTable): Entry {
  const { entries } = table
  const [start, end] = [entries.start[index] ?? 0, entries.end[index] ?? 0]
  return {
    letter: table.text.charAt(start),
    value: text.sub(valueStart(table, index), end),
    whole: text.sub(start, end),
    line: entries.line[index] ?? 0,
  }
}
