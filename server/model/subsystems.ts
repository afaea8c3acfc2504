import type { MaintainersFile } from '../parse/maintainersFile'

/** A section of MAINTAINERS as plain data, as get_maintainer.pl cuts it. */
export interface Subsystem {
  /** Position among all sections of all files, from 0. */
  readonly index: number
  /** The line above the entries. */
  readonly name: string
  /** Path of the file, relative to the tree. */
  readonly file: string
  /** Line of the name in the file, counted from 1. */
  readonly line: number
  /** All entries, for matching. */
  readonly entries: readonly SubsystemEntry[]
  /** The entries that name people, lists, status and the like: all but the one that the script mistakes for the name. */
  readonly categories: readonly SubsystemEntry[]
}

/** One `X: value` of a section. */
export interface SubsystemEntry {
  readonly letter: string
  readonly value: string
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Position among the lines of all files that are neither blank nor comments, from 0: the script's name for the line. */
  readonly position: number
}

/**
 * The sections of one or more MAINTAINERS files, in order. The script strings all files together: entries that open a
 * further file without a name belong to the last section of the file before, and the first entry of all becomes the
 * name if nothing stands above it.
 */
export function subsystemsOf(
  files: readonly { readonly path: string; readonly content: MaintainersFile }[],
): Subsystem[] {
  const drafts: Draft[] = []
  let position = 0
  for (const { path, content } of files) {
    position += content.preambleLines
    for (const section of content.sections) {
      const named = !section.name.isEmpty
      if (named) position++
      const entries = section.entries.map(entry => ({
        letter: entry.letter,
        value: entry.value.text,
        file: path,
        line: entry.line,
        position: position++,
      }))
      const before = drafts.at(-1)
      const touches = before !== undefined && before.end === entries[0]?.position
      if (!named && touches) before.entries.push(...entries)
      else
        drafts.push({
          name: section.name.text,
          named,
          file: path,
          line: section.line,
          entries,
          end: 0,
        })
      const draft = drafts.at(-1)
      if (draft) draft.end = position
      position += section.strayLines
    }
  }
  return drafts.map(({ name, named, file, line, entries }, index) => {
    const [first] = entries
    const mistaken = !named && first !== undefined && first.position === 0
    return {
      index,
      name: named || !first ? name : `${first.letter}:${first.value}`,
      file,
      line,
      entries,
      categories: mistaken ? entries.slice(1) : entries,
    }
  })
}

/** What the last `S:` line says; empty where there is none. */
export function statusOf({ categories }: Subsystem): string {
  return categories.findLast(({ letter }) => letter === 'S')?.value.trim() ?? ''
}

/** Linus is no maintainer of whatever nobody else cares for; he says so himself in the status of THE REST. */
export function isBuriedAlive(subsystem: Subsystem): boolean {
  return statusOf(subsystem).toLowerCase() === 'buried alive in reporters'
}

interface Draft {
  readonly name: string
  readonly named: boolean
  readonly file: string
  readonly line: number
  readonly entries: SubsystemEntry[]
  /** The position behind the last entry. */
  end: number
}
