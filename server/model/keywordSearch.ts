import { perlPattern, type PerlPattern } from './perlPattern'
import type { Subsystem, SubsystemEntry } from './subsystems'

/** A search for keywords through the lines of one or more patches. */
export interface KeywordSearch {
  /** One line of a patch, its line end included. From the first file of the diff on, the script looks at `+` and `-` lines. */
  look(line: string, inDiff: boolean): void
  /** The whole text of a file, as `--keywords-in-file` wants it. */
  lookIn(text: string): void
  /** What was found so far, in the script's order: by the positions of the entries, compared as text. */
  found(): Keyword[]
}

/** A `K:` line that matched, and its section. */
export interface Keyword {
  readonly subsystem: Subsystem
  readonly entry: SubsystemEntry
}

/** A `K:` line with its pattern, for a search. */
export interface KeywordLine extends Keyword {
  readonly pattern: PerlPattern
  /** For lines of a diff the script puts `^[+-].*` before the pattern: only its first alternative is bound by that. */
  readonly inDiff: PerlPattern
}

/** Takes over a `K:` line. */
export function keywordLine(subsystem: Subsystem, entry: SubsystemEntry): KeywordLine {
  const { value } = entry
  return {
    subsystem,
    entry,
    pattern: perlPattern(value, true),
    inDiff: perlPattern(`^[+-].*${value}`, true),
  }
}

/** A search through nothing yet. The lines to look for are asked for with the first text. */
export function keywordSearch(words: () => readonly KeywordLine[]): KeywordSearch {
  let open: Set<KeywordLine> | undefined
  const found: Keyword[] = []
  const lookFor = (matches: (word: KeywordLine) => boolean) => {
    open ??= new Set(words())
    for (const word of open) {
      if (!matches(word)) continue
      open.delete(word)
      found.push({ subsystem: word.subsystem, entry: word.entry })
    }
  }
  return {
    look: (line, inDiff) => {
      lookFor(word => (inDiff ? word.inDiff : word.pattern).test(line))
    },
    lookIn: text => {
      lookFor(({ pattern }) => pattern.test(text))
    },
    found: () =>
      found.toSorted((a, b) => {
        const [left, right] = [String(a.entry.position), String(b.entry.position)]
        return left < right ? -1 : left > right ? 1 : 0
      }),
  }
}
