import type { Slice } from '../text/slice'

/** One line of a map of employers: `address employer [< date]` or `domain employer [< date]`. */
export interface EmployerEntry {
  /** An address, or a domain without its `@`. */
  readonly who: Slice
  readonly employer: Slice
  /** `YYYY-MM-DD`: from this day on the line no longer holds. */
  readonly until: Slice | undefined
}

const UNTIL = /[ \t]<[ \t]*(\d{4}-\d{2}-\d{2})$/

/**
 * Reads a map in the format of gitdm's domain-map and person-map files: a `#` opens a comment, white space parts the
 * address or domain from the employer, whose name may have blanks. A line that says less means nothing. Any text gives a
 * result.
 */
export function parseEmployerMap(text: Slice): EmployerEntry[] {
  return text.lines().flatMap(line => entryIn(line) ?? [])
}

function entryIn(line: Slice): EmployerEntry | undefined {
  const comment = line.text.indexOf('#')
  const said = (comment < 0 ? line : line.sub(0, comment)).trim()
  const blank = said.text.search(/\s/)
  if (blank < 0) return undefined
  const rest = said.sub(blank).trim()
  const date = UNTIL.exec(rest.text)
  const employer = date ? rest.sub(0, date.index).trim() : rest
  if (employer.isEmpty) return undefined
  const [, day = ''] = date ?? []
  return {
    who: said.sub(0, blank),
    employer,
    until: date ? rest.sub(rest.length - day.length, rest.length) : undefined,
  }
}
