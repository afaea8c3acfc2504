import type { Entry, Section } from '../../parse/maintainersFile'
import type { Fix } from '../../rules/rule'
import type { Severity } from '../../rules/severity'
import type { Span } from '../../text/span'
import type { PlacedSection } from './placedSections'
import type { TrackedPaths } from './trackedPaths'

/** A fault in a MAINTAINERS file. */
export interface Fault {
  /** The piece of text at fault. */
  readonly at: Span
  /** What is wrong and what to do, in one or two plain sentences. */
  readonly message: string
  /** Ways to repair it, the best first. */
  readonly fixes?: readonly Fix[]
}

interface Described {
  /** Names the fault, in kebab case; docs/maintainers-file.md has a heading of that name. */
  readonly id: string
  /** warning: somebody should repair it. hint: a matter of form, and no problem for somebody who merely reads. */
  readonly severity: Severity
  readonly examples: readonly CheckExample[]
}

/**
 * A check of one section by itself, its spans counted from the section's start: what it finds depends on nothing but the
 * text of the section and the tracked files.
 */
export interface SectionCheck extends Described {
  readonly looksAt: 'section'
  check(section: Section, tracked: TrackedPaths | undefined): Iterable<Fault> | AsyncIterable<Fault>
}

/** A check of how the sections stand to each other. */
export interface FileCheck extends Described {
  readonly looksAt: 'file'
  check(sections: readonly PlacedSection[]): Iterable<Fault>
}

/** What the history knows of somebody whom a section names, and who has gone silent. */
export interface Silence {
  /** When they were last seen, as ISO 8601; undefined where it was not in the stretch of history that was looked at. */
  readonly since?: string
  /** The date of the oldest commit that was looked at, as ISO 8601. */
  readonly from: string
  /** How many commits have changed files of the section in all that time. */
  readonly changes: number
}

/** A check of one section beside the history. Its findings come later than the others: git takes seconds to answer. */
export interface HistoryCheck extends Described {
  readonly looksAt: 'history'
  /** `silence`: of the person in an entry; undefined where they have been seen, or nobody knows. */
  check(section: Section, silence: (entry: Entry) => Silence | undefined): Iterable<Fault>
}

export type MaintainersCheck = SectionCheck | FileCheck | HistoryCheck

/** A text that shows a check at work, and is its test. */
export interface CheckExample {
  /** With `«»` round every expected fault. */
  readonly bad?: string
  /** What the first fixes make of `bad`, or a text that the check must leave alone. */
  readonly good?: string
  /** Tracked paths; without them, git cannot be asked. */
  readonly tracked?: readonly string[]
  /** Who has gone silent, by address. */
  readonly silent?: Readonly<Record<string, Silence>>
}

/** The order in which scripts/parse-maintainers.pl and checkpatch.pl want the letters. */
export const LETTERS = 'MRLSWQBCPTFXNK'

/** The entries with this letter. */
export function withLetter({ entries }: Section, letters: string): Entry[] {
  return entries.filter(({ letter }) => letters.includes(letter))
}

/** The edits that put the texts of `sorted` into the lines of `entries`; lines that keep their text stay untouched. */
export function inTheirPlaces(
  title: string,
  entries: readonly Entry[],
  sorted: readonly Entry[],
): Fix {
  const edits = entries.flatMap(({ whole }, index) => {
    const text = sorted[index]?.whole.text ?? whole.text
    return text === whole.text ? [] : (whole.replace(text) ?? [])
  })
  return { title, edits }
}
