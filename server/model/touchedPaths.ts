import { WHITE_SPACE } from '../parse/whiteSpace'

/** What get_maintainer.pl takes from a patch. */
export interface Touched {
  /** Every path that it comes across, in order and with repetitions; a new file adds the bogus `dev/null`. */
  readonly paths: readonly string[]
  /** Commits named by `Fixes:` lines, as written. */
  readonly fixes: readonly string[]
  /** The lines that hunks replace, each under the file name that stands before it; only hunks that give both numbers. */
  readonly ranges: readonly TouchedRange[]
}

/** Lines of a file, counted from 1. */
export interface TouchedRange {
  readonly path: string
  readonly first: number
  readonly count: number
}

/**
 * Collects the paths of a patch the script's way: line by line, with no idea of hunks. A removed line that begins with
 * `-- ` therefore counts as a file name, and so does `--- something` in a message. Lines that give neither paths nor
 * commits go to `other`, with their line end, which is where the script looks for keywords.
 */
export function touchedPaths(
  patch: string,
  other?: (line: string, inDiff: boolean) => void,
): Touched {
  const paths: string[] = []
  const fixes: string[] = []
  const ranges: TouchedRange[] = []
  let last: string | undefined
  let inDiff = false
  for (let start = 0; start < patch.length;) {
    const found = patch.indexOf('\n', start)
    const next = found < 0 ? patch.length : found + 1
    const line = patch.slice(start, next)
    start = next
    const unit = line.charCodeAt(0)
    // Only lines that begin with one of ` + - @ d r F` can be anything but text; the others need no pattern.
    const named = STARTS.has(unit) ? namedBy(line) : undefined
    if (!named) other?.(line, inDiff)
    else {
      paths.push(...named.paths)
      if (named.fixes !== undefined) fixes.push(named.fixes)
      if (named.opensDiff) last = named.paths[0]
      if (named.range && last !== undefined) ranges.push({ path: last, ...named.range })
      inDiff ||= named.opensDiff === true
    }
  }
  return { paths, fixes, ranges }
}

const STARTS = new Set(Array.from(' rdF+-@', character => character.charCodeAt(0)))
const WORD = `([^${WHITE_SPACE}]+)`
const REST = `[${WHITE_SPACE}]*$`
const SPACE = `[${WHITE_SPACE}]+`
const MODE = new RegExp(`^ mode change [0-7]+ => [0-7]+ ${WORD}${REST}`)
const RENAME = new RegExp(`^rename (?:from|to) ${WORD}${REST}`)
const DIFF = new RegExp(`^diff --git a/${WORD} b/${WORD}${REST}`)
const FIXES = new RegExp(`^Fixes:${SPACE}([0-9a-fA-F]{6,40})`)
const FILE = new RegExp(`^(?:\\+\\+\\+|---)${SPACE}${WORD}`)
const HUNK = /^@@ -(\d+),(\d+)/

interface Named {
  readonly paths: readonly string[]
  readonly fixes?: string
  readonly opensDiff?: boolean
  readonly range?: { readonly first: number; readonly count: number }
}

/** What one line names; undefined for a line that is mere text. */
function namedBy(line: string): Named | undefined {
  const mode = MODE.exec(line)
  if (mode) return { paths: mode.slice(1) }
  const rename = RENAME.exec(line)
  if (rename) return { paths: rename.slice(1) }
  const diff = DIFF.exec(line)
  if (diff) return { paths: diff.slice(1) }
  const fixes = FIXES.exec(line)
  if (fixes) return { paths: [], fixes: fixes[1] ?? '' }
  const file = FILE.exec(line)
  if (file) return { paths: [(file[1] ?? '').replace(/^[^/]*\//, '')], opensDiff: true }
  const hunk = HUNK.exec(line)
  return hunk ? { paths: [], range: { first: Number(hunk[1]), count: Number(hunk[2]) } } : undefined
}
