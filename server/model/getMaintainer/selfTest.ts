import { WHITE_SPACE } from '../../parse/whiteSpace'
import { asPerlExpression, directoryName, literalStart } from '../pathPattern'
import { perlPattern } from '../perlPattern'

/** A line of a MAINTAINERS file. */
interface Line {
  readonly file: string
  /** Counted from 1. */
  readonly number: number
  readonly text: string
}

/**
 * The warnings of the script's `--self-test`, a line each: what is wrong with sections, and patterns that match no
 * tracked file. The script goes through the lines of all files as if they were one.
 */
export function selfTest(
  files: readonly { readonly path: string; readonly text: string }[],
  tracked: readonly string[],
  { sections, patterns }: { readonly sections: boolean; readonly patterns: boolean },
): string {
  const lines = files.flatMap(({ path, text }) => linesOf(path, text))
  const search = patterns ? trackedSearch(tracked) : undefined
  const headers: string[] = []
  let warnings = ''
  const warn = ({ file, number, text }: Line, what: string) => {
    warnings += `${file}:${number}: warning: ${what}\t${text}\n`
  }
  for (const [index, line] of lines.entries()) {
    const opens = HEADER.test(line.text) && FILLED.test(lines[index + 1]?.text ?? '')
    if (sections && opens) {
      // A header that another one begins with counts as its duplicate.
      if (headers.some(header => header.startsWith(line.text))) {
        warn(line, 'duplicate section header')
      } else headers.push(line.text)
      for (const fault of faultsOf(lines, index + 1)) warn(line, fault)
    }
    const [, letter = '', value = ''] = ENTRY.exec(line.text) ?? []
    if (search && (letter === 'F' || letter === 'X') && !search(value)) {
      warn(line, 'no file matches')
    }
  }
  return warnings
}

const SPACES = `[${WHITE_SPACE}]*`
const HEADER = new RegExp(`^[^${WHITE_SPACE}][^:]`)
const FILLED = new RegExp(`^([A-Z]):${SPACES}([^${WHITE_SPACE}].*)`)
const ENTRY = new RegExp(`^([A-Z]):${SPACES}(.*)`)

function linesOf(file: string, text: string): Line[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, index) => ({ file, number: index + 1, text: line }))
}

/** What a section lacks whose first entry is at `from`. */
function faultsOf(lines: readonly Line[], from: number): string[] {
  const letters = new Set<string>()
  let status: string | undefined
  for (let at = from; ; at++) {
    const [, letter, value] = FILLED.exec(lines[at]?.text ?? '') ?? []
    if (letter === undefined) break
    letters.add(letter)
    if (letter === 'S') status = value
  }
  const hasAny = (...wanted: string[]) => wanted.some(letter => letters.has(letter))
  return [
    ...(hasAny('M', 'R', 'L') || /orphan|obsolete/i.test(status ?? '')
      ? []
      : ['section without email address']),
    // The blank is the script's.
    ...(hasAny('S') ? [] : ['section without status ']),
    ...(hasAny('F', 'N') ? [] : ['section without file pattern']),
  ]
}

/** Whether a pattern matches the beginning of a tracked path, whatever follows. */
function trackedSearch(tracked: readonly string[]): (pattern: string) => boolean {
  const sorted = [...tracked].sort(byCodeUnit)
  const from = (start: string) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (byCodeUnit(sorted[middle] ?? '', start) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const begins = (start: string) => sorted[from(start)]?.startsWith(start) === true
  return pattern => {
    const name = directoryName(pattern)
    const text = name !== undefined && begins(`${name}/`) ? `${pattern}/` : pattern
    const start = literalStart(text)
    if (start === text) return begins(text)
    const expression = perlPattern(`^${asPerlExpression(text)}`, false)
    for (let at = from(start); sorted[at]?.startsWith(start); at++) {
      if (expression.test(sorted[at] ?? '')) return true
    }
    return false
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
