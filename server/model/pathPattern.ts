import { perlPattern, type PerlPattern } from './perlPattern'

/**
 * An `F:` or `X:` pattern as get_maintainer.pl reads it: turned into a regular expression that is anchored at the
 * start only. `F: mm/Kconfig` therefore also takes `mm/Kconfig.debug`, and what else means something in a regular
 * expression (`[ch]`, `+`) leaks through.
 */
export interface PathPattern {
  /** The pattern with the slash that an existing directory gets. */
  readonly text: string
  /**
   * How specific the script takes the pattern to be: the slashes, one more for a pattern that names no directory,
   * and -1 for one that starts with a star.
   */
  readonly depth: number
  /** Whether it takes a path, which has so many slashes. */
  matches(path: string, slashes?: number): boolean
  /** Why the pattern matches nothing, if it cannot be used. */
  readonly fault: string | undefined
}

/** Whether the tree has a directory at a path relative to its top. */
export type IsDirectory = (path: string) => boolean

/** Takes over a pattern. `isDirectory` is asked only about `directoryName(pattern)`. */
export function pathPattern(pattern: string, isDirectory: IsDirectory): PathPattern {
  const name = directoryName(pattern)
  const text = name !== undefined && isDirectory(name) ? `${pattern}/` : pattern
  const slashes = slashesIn(text)
  const isPrefix = text.endsWith('/')
  const anyDepth = isPrefix || /\*\*|\0/.test(text)
  const search = LEAKING.test(text) ? leaking(text) : glob(text)
  return {
    text,
    depth: /^[*\0]/.test(text) ? -1 : slashes + (isPrefix ? 0 : 1),
    // To compare the depths settles more than a search, and for less.
    matches: (path, inPath = slashesIn(path)) =>
      (anyDepth || inPath === slashes) && search.test(path),
    get fault() {
      return search.fault
    },
  }
}

/**
 * The directory that a pattern without a slash at its end may name; undefined where the script cannot find one.
 * It looks for it under the translated name, so that no name with a dot or a star is ever found.
 */
export function directoryName(pattern: string): string | undefined {
  if (pattern === '' || pattern.endsWith('/') || /[.*\\\0]/.test(pattern)) return undefined
  return pattern.replaceAll('?', '.')
}

/** The regular expression that the script makes of a pattern, as its `--sections` starts from it. */
export function asPerlExpression(text: string): string {
  return text
    .replaceAll('.', '\\.')
    .replaceAll('**', '\0')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('\0', '(?:.*)')
}

/** What every path starts with that a pattern matches. */
export function literalStart(pattern: string): string {
  const end = pattern.search(/[*?\0[\](){}+^$|\\]/)
  if (end < 0) return pattern
  if (!LEAKING.test(pattern)) return pattern.slice(0, end)
  // A repetition may take back the character before it, an alternative the whole.
  return pattern.includes('|') ? '' : pattern.slice(0, Math.max(0, end - 1))
}

/** How many slashes a path or pattern has. */
export function slashesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) count++
  return count
}

interface Search {
  readonly fault?: string | undefined
  test(path: string): boolean
}

const LEAKING = /[[\](){}+^$|\\]/

/** A pattern with more in it than a shell pattern. */
function leaking(text: string): Search {
  const expression: PerlPattern = perlPattern(`^${asPerlExpression(text)}`, false)
  return {
    get fault() {
      return expression.fault
    },
    test: path => expression.test(path),
  }
}

/** A shell pattern. The pieces between stars are found from left to right, which needs no going back. */
function glob(text: string): Search {
  const [first = '', ...others] = text.split(/[*\0]+/)
  if (others.length === 0 && !first.includes('?')) return { test: path => path.startsWith(first) }
  return {
    test(path) {
      let at = endOfPiece(path, 0, first)
      for (const piece of others) {
        if (at < 0) return false
        at = afterPiece(path, at, piece)
      }
      return at >= 0
    },
  }
}

/** The end of `piece` where it is found first at or behind `from`; -1 where it is not. */
function afterPiece(path: string, from: number, piece: string): number {
  if (!piece.includes('?')) {
    const found = path.indexOf(piece, from)
    return found < 0 ? -1 : found + piece.length
  }
  for (let at = from; at <= path.length; at++) {
    const end = endOfPiece(path, at, piece)
    if (end >= 0) return end
  }
  return -1
}

/** The end of `piece` if it stands at `from`, a question mark being any one character; else -1. */
function endOfPiece(path: string, from: number, piece: string): number {
  let at = from
  for (const character of piece) {
    if (at >= path.length) return -1
    if (character === '?') at += path.codePointAt(at) === path.charCodeAt(at) ? 1 : 2
    else if (path.startsWith(character, at)) at += character.length
    else return -1
  }
  return at
}
