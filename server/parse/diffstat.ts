import type { Slice } from '../text/slice'
import { readQuotedPath } from './gitPath'

export interface DiffstatEntry {
  /** As the diffstat has it: git shortens long ones to `.../end`; of a rename it is the new path. */
  readonly path: string
  readonly at: Slice
}

/** The files of the first diffstat in a text. */
export function readDiffstat(text: Slice): DiffstatEntry[] {
  const lines = text.lines()
  const total = lines.findIndex(isTotal)
  const entries: DiffstatEntry[] = []
  for (let index = total - 1; index >= 0; index--) {
    const entry = readEntry(lines[index])
    if (!entry) break
    entries.push(entry)
  }
  return entries.reverse()
}

/**
 * Where the lines begin that git and b4 put below the text of a cover letter: diffstat, range-diff, base commit.
 * An offset of the source of `text`; its end if there are none.
 */
export function closingStart(text: Slice): number {
  const lines = text.lines()
  const comparison = lines.findIndex(line =>
    /^(?:Range-diff|Interdiff)(?: against v\S+)?:$/.test(line.text),
  )
  let first = comparison < 0 ? lines.length : comparison
  let closing = first
  const passWhile = (passes: (line: Slice) => boolean) => {
    for (let line = lines[first - 1]; line && passes(line); line = lines[first - 1]) first--
  }
  passWhile(line => isBase(line) || line.text.trim() === '')
  if (lines.slice(first, closing).some(isBase)) closing = first
  passWhile(line => /^ (?:create|delete|rename|copy|mode change|rewrite) /.test(line.text))
  const summary = first
  passWhile(isTotal)
  if (first < summary) {
    passWhile(line => readEntry(line) !== undefined)
    closing = first
  }
  return lines[closing]?.start ?? text.end
}

function isBase(line: Slice): boolean {
  return /^(?:base-commit|change-id|prerequisite-[a-z]+-id): \S+$/.test(line.text)
}

function isTotal(line: Slice): boolean {
  return /^ \d+ files? changed(?:, \d+ (?:insertion|deletion)s?\([+-]\)){0,2}$/.test(line.text)
}

/** One line such as ` drivers/{old => new}/foo.c | 12 ++--`. */
function readEntry(line: Slice | undefined): DiffstatEntry | undefined {
  if (!line?.text.startsWith(' ')) return undefined
  const bar = line.text.lastIndexOf('|')
  if (bar < 0 || !/^ +(?:\d+(?: [+-]*)?|Bin(?: .*)?|Unmerged)$/.test(line.text.slice(bar + 1)))
    return undefined
  const at = line.sub(1, bar).trim()
  if (at.isEmpty) return undefined
  const quoted = readQuotedPath(at)
  return quoted ? { path: quoted.path.text, at: quoted.path } : { path: newPathOf(at.text), at }
}

/** `a/{b => c}/d` is a/c/d, and `a => b` is b. An empty side of the braces takes its slash along. */
function newPathOf(written: string): string {
  const arrow = written.indexOf(' => ')
  if (arrow < 0) return written
  const open = written.lastIndexOf('{', arrow)
  const close = written.indexOf('}', arrow)
  if (open < 0 || close < 0) return written.slice(arrow + 4)
  const middle = written.slice(arrow + 4, close)
  const tail = written.slice(close + 1)
  return written.slice(0, open) + middle + (middle === '' ? tail.replace(/^\//, '') : tail)
}
