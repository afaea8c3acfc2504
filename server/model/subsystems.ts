import { valueStart, type MaintainersTable } from '../parse/maintainersTable'

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
  /** Goes through the entries with one of these letters without making an object of each. */
  scan(letters: string, visit: EntryVisitor): void
}

/** Is told the letter, where in a text the value stands, and which of the section's `entries` it is. */
export type EntryVisitor = (
  letter: string,
  text: string,
  start: number,
  end: number,
  index: number,
) => void

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
  files: readonly {
    readonly path: string
    readonly content: { readonly table: MaintainersTable }
  }[],
): Subsystem[] {
  const found: CutSubsystem[] = []
  let position = 0
  // The position behind the last entry of the section before.
  let touched = -1
  for (const { path, content } of files) {
    const { table } = content
    const { sections, entries } = table
    position += table.preambleLines
    for (let index = 0; index < sections.length; index++) {
      const named = sections.nameEnd[index] !== sections.nameStart[index]
      if (named) position++
      const first = sections.firstEntry[index] ?? 0
      const behind = sections.firstEntry[index + 1] ?? entries.length
      const run: Run = { path, table, section: index, first, behind, position }
      const before = found.at(-1)
      if (!named && before && touched === position) before.append(run)
      else found.push(new CutSubsystem(found.length, named, run))
      position += behind - first
      touched = position
      position += sections.strayLines[index] ?? 0
    }
  }
  return found
}

/** Entries of one file that stand in a row. */
interface Run {
  readonly path: string
  readonly table: MaintainersTable
  readonly section: number
  readonly first: number
  /** The entry behind the last one. */
  readonly behind: number
  /** Of the first entry. */
  readonly position: number
}

/** A section that stays in its table until somebody asks what is in it. */
class CutSubsystem implements Subsystem {
  private more: Run[] | undefined
  private made: readonly SubsystemEntry[] | undefined

  constructor(
    readonly index: number,
    private readonly named: boolean,
    private readonly run: Run,
  ) {}

  append(run: Run): void {
    this.more = [...(this.more ?? []), run]
  }

  get file(): string {
    return this.run.path
  }

  get line(): number {
    return this.run.table.sections.line[this.run.section] ?? 0
  }

  get name(): string {
    const { table, section } = this.run
    const { nameStart, nameEnd } = table.sections
    const [first] = this.named ? [] : this.entries
    return first
      ? `${first.letter}:${first.value}`
      : table.text.slice(nameStart[section], nameEnd[section])
  }

  get entries(): readonly SubsystemEntry[] {
    return (this.made ??= [this.run, ...(this.more ?? [])].flatMap(entriesIn))
  }

  get categories(): readonly SubsystemEntry[] {
    return this.isMistaken ? this.entries.slice(1) : this.entries
  }

  scan(letters: string, visit: EntryVisitor): void {
    let index = 0
    for (let run: Run | undefined = this.run, at = 0; run; run = this.more?.[at++]) {
      const { table, behind } = run
      const { start, end } = table.entries
      for (let entry = run.first; entry < behind; entry++, index++) {
        const letter = table.text.charAt(start[entry] ?? 0)
        if (letters.includes(letter))
          visit(letter, table.text, valueStart(table, entry), end[entry] ?? 0, index)
      }
    }
  }

  /** The first line of all, where nothing stands above it, is taken for the name. */
  private get isMistaken(): boolean {
    return !this.named && this.run.position === 0
  }
}

function entriesIn({ path, table, first, behind, position }: Run): SubsystemEntry[] {
  const { text, entries } = table
  return Array.from({ length: behind - first }, (_, at) => ({
    letter: text.charAt(entries.start[first + at] ?? 0),
    value: text.slice(valueStart(table, first + at), entries.end[first + at]),
    file: path,
    line: entries.line[first + at] ?? 0,
    position: position + at,
  }))
}

/** What the last `S:` line says; empty where there is none. */
export function statusOf({ categories }: Subsystem): string {
  return categories.findLast(({ letter }) => letter === 'S')?.value.trim() ?? ''
}

/** Linus is no maintainer of whatever nobody else cares for; he says so himself in the status of THE REST. */
export function isBuriedAlive(subsystem: Subsystem): boolean {
  return statusOf(subsystem).toLowerCase() === 'buried alive in reporters'
}
