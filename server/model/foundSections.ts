import type { PatternMatch, SectionMatch } from './maintainersAnswer'
import { statusOf, type Subsystem, type SubsystemEntry } from './subsystems'

/** A line of MAINTAINERS that matches these paths. */
export function patternOf(
  { letter, value, file, line }: SubsystemEntry,
  paths: readonly string[],
): PatternMatch {
  return { letter, text: value.trim(), file, line, paths }
}

/** The sections of an answer in the making, each with the depth of its best match. */
export class FoundSections {
  private readonly byIndex = new Map<
    number,
    { match: SectionMatch & { patterns: PatternMatch[] }; depth: number }
  >()

  add(subsystem: Subsystem, pattern: PatternMatch, depth: number): void {
    const known = this.byIndex.get(subsystem.index)
    if (known) {
      known.depth = Math.max(known.depth, depth)
      if (!known.match.patterns.includes(pattern)) known.match.patterns.push(pattern)
    } else this.byIndex.set(subsystem.index, { match: sectionMatch(subsystem, pattern), depth })
  }

  all(): SectionMatch[] {
    const sorted = [...this.byIndex].sort(
      ([a, left], [b, right]) => right.depth - left.depth || a - b,
    )
    return sorted.map(([, { match }]) => match)
  }
}

function sectionMatch(
  subsystem: Subsystem,
  pattern: PatternMatch,
): SectionMatch & { patterns: PatternMatch[] } {
  const { name, file, line, categories } = subsystem
  const links = categories.filter(({ letter }) => 'TWQBCP'.includes(letter))
  return {
    name: name.trim(),
    file,
    line,
    status: statusOf(subsystem),
    patterns: [pattern],
    links: links.map(({ letter, value, line: at }) => ({ letter, value: value.trim(), line: at })),
  }
}
