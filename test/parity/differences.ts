/** How two answers differ, as sets of lines. */
export interface Difference {
  readonly class: 'other roles' | 'missing' | 'extra' | 'missing and extra'
  /** Lines of the script that we lack. */
  readonly missing: readonly string[]
  /** Our lines that the script does not have. */
  readonly extra: readonly string[]
}

/** Compares two answers; undefined where they have the same lines. */
export function difference(script: string, ours: string): Difference | undefined {
  const theirs = new Set(linesOf(script))
  const mine = new Set(linesOf(ours))
  const missing = [...theirs].filter(line => !mine.has(line))
  const extra = [...mine].filter(line => !theirs.has(line))
  if (missing.length === 0 && extra.length === 0) return undefined
  return { class: classOf(missing, extra), missing, extra }
}

function classOf(missing: readonly string[], extra: readonly string[]): Difference['class'] {
  const [without, beyond] = [missing, extra].map(lines => new Set(lines.map(addressIn)))
  const same =
    without?.size === beyond?.size && [...(without ?? [])].every(each => beyond?.has(each))
  if (same) return 'other roles'
  if (extra.length === 0) return 'missing'
  return missing.length === 0 ? 'extra' : 'missing and extra'
}

/** A line without the role in parentheses at its end. */
function addressIn(line: string): string {
  return line.replace(/ \(.*\)$/, '')
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(line => line !== '')
}
