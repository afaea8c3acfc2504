import { keywordLine, keywordSearch, type KeywordSearch } from './keywordSearch'
import { nameLine, nameSearch, type NameLine } from './nameSearch'
import { directoryName, slashesIn, type IsDirectory } from './pathPattern'
import { PatternIndex } from './patternIndex'
import type { Subsystem, SubsystemEntry } from './subsystems'

/** A section that a path belongs to. */
export interface Match {
  readonly subsystem: Subsystem
  /** The `F:` and `N:` lines that match, in the file's order. The last one decides on the depth. */
  readonly patterns: readonly SubsystemEntry[]
  /** How specific the script takes the match to be: more slashes in the pattern, more depth; `N:` counts 0. */
  readonly depth: number
}

/** What MAINTAINERS says of one path. */
export interface Owners {
  /** Most specific first; in the file's order where the depth is equal. */
  readonly matches: readonly Match[]
  /**
   * The script takes this for the final word and asks no history: a pattern as deep as the path matches, in a section
   * that is maintained or supported and has a maintainer.
   */
  readonly exact: boolean
}

/** Who owns what: the patterns of MAINTAINERS, ready to be asked about one path or line after the other. */
export interface Ownership {
  readonly subsystems: readonly Subsystem[]
  /** The directories that patterns without a slash may name: what the tree has to be asked about before any question. */
  readonly directories: ReadonlySet<string>
  /**
   * The sections of a path (of a directory, with a slash at its end). With `patternDepth` other than 0, only patterns
   * less than that many directories above the path count (the script's `--pattern-depth`).
   */
  of(path: string, patternDepth?: number): Owners
  /** An `F:` or `X:` pattern as it counts: with the slash that an existing directory gets. */
  patternText(entry: SubsystemEntry): string
  /** Collects the `K:` lines that match any of the lines given to it. */
  keywords(): KeywordSearch
  /** Patterns that cannot be used, each with the reason. Asking compiles every pattern. */
  faults(): { readonly entry: SubsystemEntry; readonly fault: string }[]
}

/**
 * Makes the index. A lookup takes time in proportion to the length of the path, not to the number of patterns.
 * `isDirectory` is asked about nothing but `directories`, and not before the first question.
 */
export function ownershipOf(subsystems: readonly Subsystem[], isDirectory: IsDirectory): Ownership {
  const paths = new PatternIndex(subsystems, isDirectory)
  const directories = new Set<string>()
  const found: { letter: string; subsystem: Subsystem; index: number }[] = []
  for (const subsystem of subsystems) {
    subsystem.scan('FXNK', (letter, text, start, end, index) => {
      if (letter === 'N' || letter === 'K') found.push({ letter, subsystem, index })
      else {
        paths.add(subsystem.index, index, text, start, end)
        // Nearly all patterns end in a slash or hold a dot.
        const name = text.endsWith('/', end) ? undefined : directoryName(text.slice(start, end))
        if (name !== undefined) directories.add(name)
      }
    })
  }
  const linesOf = (wanted: string) =>
    found.flatMap(({ letter, subsystem, index }) => {
      const entry = letter === wanted ? subsystem.entries[index] : undefined
      return entry ? [{ subsystem, entry }] : []
    })
  const names = onFirstUse(() =>
    linesOf('N').map(({ subsystem, entry }) => nameLine(subsystem, entry)),
  )
  const named = onFirstUse(() => nameSearch(names()))
  const words = onFirstUse(() =>
    linesOf('K').map(({ subsystem, entry }) => keywordLine(subsystem, entry)),
  )
  return {
    subsystems,
    directories,
    of: (path, patternDepth = 0) => ownersOf(path, patternDepth, paths, named()(path)),
    patternText: entry => {
      const name = directoryName(entry.value)
      return name !== undefined && isDirectory(name) ? `${entry.value}/` : entry.value
    },
    keywords: () => keywordSearch(words),
    faults: () =>
      [...paths.all(), ...names(), ...words()].flatMap(({ entry, pattern: { fault } }) =>
        fault === undefined ? [] : [{ entry, fault }],
      ),
  }
}

function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** What matches of one section. */
interface Hit {
  readonly subsystem: Subsystem
  readonly patterns: { readonly entry: SubsystemEntry; readonly depth: number }[]
  excluded: boolean
  exact: boolean
}

function ownersOf(
  path: string,
  patternDepth: number,
  paths: PatternIndex,
  named: readonly NameLine[],
): Owners {
  const hits = new Map<number, Hit>()
  const depth = slashesIn(path)
  const hitOf = (subsystem: Subsystem) => {
    const known = hits.get(subsystem.index)
    if (known) return known
    const hit: Hit = { subsystem, patterns: [], excluded: false, exact: false }
    hits.set(subsystem.index, hit)
    return hit
  }
  for (const { subsystem, entry, pattern } of paths.matching(path)) {
    const hit = hitOf(subsystem)
    if (entry.letter === 'X') hit.excluded = true
    else {
      hit.exact ||= pattern.depth >= depth && isFinalWord(subsystem)
      const near = patternDepth === 0 || depth - pattern.depth < patternDepth
      if (near) hit.patterns.push({ entry, depth: pattern.depth })
    }
  }
  for (const { subsystem, entry } of named) hitOf(subsystem).patterns.push({ entry, depth: 0 })
  return owners(hits.values())
}

function owners(hits: Iterable<Hit>): Owners {
  const matches: Match[] = []
  let final = false
  for (const { subsystem, patterns, excluded, exact } of hits) {
    if (excluded) continue
    final ||= exact
    patterns.sort((a, b) => a.entry.position - b.entry.position)
    const last = patterns.at(-1)
    if (!last) continue
    matches.push({ subsystem, patterns: patterns.map(({ entry }) => entry), depth: last.depth })
  }
  matches.sort((a, b) => b.depth - a.depth || a.subsystem.index - b.subsystem.index)
  return { matches, exact: final }
}

/** Sections that were asked about: the same few stand behind thousands of paths. */
const finalWords = new WeakMap<Subsystem, boolean>()

/** Whether a deep match in this section makes the script do without history. */
function isFinalWord(subsystem: Subsystem): boolean {
  const known = finalWords.get(subsystem)
  if (known !== undefined) return known
  const is = isMaintained(subsystem)
  finalWords.set(subsystem, is)
  return is
}

function isMaintained({ entries }: Subsystem): boolean {
  const maintained = entries.some(
    ({ letter, value }) => letter === 'S' && /maintain|support/i.test(value),
  )
  return maintained && entries.some(({ letter }) => letter === 'M')
}
