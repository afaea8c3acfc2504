import { perlPattern, type PerlPattern } from './perlPattern'
import type { Subsystem, SubsystemEntry } from './subsystems'

/** An `N:` line with its pattern. */
export interface NameLine {
  readonly subsystem: Subsystem
  readonly entry: SubsystemEntry
  readonly pattern: PerlPattern
}

/** Takes over an `N:` line. */
export function nameLine(subsystem: Subsystem, entry: SubsystemEntry): NameLine {
  return { subsystem, entry, pattern: perlPattern(entry.value, true) }
}

/**
 * Finds the lines whose pattern matches a path. Nearly all patterns need some text to be in the path, and nearly all
 * paths hold none of these texts: one search for all of them together settles that.
 */
export function nameSearch(lines: readonly NameLine[]): (path: string) => readonly NameLine[] {
  const literals = new Set<string>()
  const anywhere: NameLine[] = []
  for (const line of lines) {
    if (line.pattern.literals) line.pattern.literals.forEach(each => literals.add(each))
    else anywhere.push(line)
  }
  const sign = literals.size > 0 ? new RegExp([...literals].map(escaped).join('|')) : undefined
  return path => {
    const candidates = sign?.test(path) ? lines : anywhere
    return candidates.filter(({ pattern }) => pattern.test(path))
  }
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
