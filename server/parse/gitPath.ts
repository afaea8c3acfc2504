import type { Slice } from '../text/slice'
import { sealedRegion } from '../text/source'
import { UTF8 } from './charset'
import { DecodedText } from './decodedText'

/** A path as git writes it, and the place behind it, in units of the slice that it was read from. */
interface WrittenPath {
  readonly path: Slice
  readonly end: number
}

/**
 * Reads a path in git's C-like quotes at the start of `line`; `undefined` if there is none, or no end of it.
 * The path is decoded: its text is UTF-8, and each of its characters stands where its escape stands.
 */
export function readQuotedPath(line: Slice): WrittenPath | undefined {
  const { text } = line
  if (!text.startsWith('"')) return undefined
  const into = new DecodedText(line.source)
  into.use(UTF8, sealedRegion())
  const token = /([^"\\]+)|\\([abfnrtv\\"])|\\([0-3][0-7]{2})|(")/y
  for (let at = 1; ; at = token.lastIndex) {
    token.lastIndex = at
    const [found, literal, letter, octal, quote] = token.exec(text) ?? []
    if (found === undefined) return undefined
    if (quote !== undefined) {
      return { path: into.toSlice(line.start + at), end: at + 1 }
    }
    const from = line.start + at
    const to = from + found.length
    if (literal !== undefined) into.literal(from, to)
    else if (octal !== undefined) into.byte(parseInt(octal, 8), from, to)
    else into.byte(LETTERS[letter ?? ''] ?? 0, from, to)
  }
}

const LETTERS: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  t: 0x09,
  n: 0x0a,
  v: 0x0b,
  f: 0x0c,
  r: 0x0d,
  '"': 0x22,
  '\\': 0x5c,
}

/** The two paths behind `diff --git `, prefixes included; `undefined` where they cannot be told apart. */
export function readPathPair(
  line: Slice,
): { readonly old: Slice; readonly new: Slice } | undefined {
  const first = readQuotedPath(line)
  if (first) {
    const second = line.sub(first.end + 1)
    return { old: first.path, new: readQuotedPath(second)?.path ?? second }
  }
  const { text } = line
  const quote = text.indexOf(' "')
  const quoted = quote < 0 ? undefined : readQuotedPath(line.sub(quote + 1))
  if (quoted) return { old: line.sub(0, quote), new: quoted.path }
  // Names may hold blanks. Without a rename both are the same, so the blank between them stands in the middle.
  const middle = (text.length - 1) / 2
  if (
    text[middle] === ' ' &&
    withoutPrefix(text.slice(0, middle)) === withoutPrefix(text.slice(middle + 1))
  ) {
    return { old: line.sub(0, middle), new: line.sub(middle + 1) }
  }
  const guess = text.indexOf(' b/')
  return guess < 0 ? undefined : { old: line.sub(0, guess), new: line.sub(guess + 1) }
}

/**
 * How many units of prefix stand before the two paths of a file: `a/` and `b/`, `i/` and `w/` of diff.mnemonicPrefix,
 * or the name of a tree. Where both paths are the same, there is no prefix.
 */
export function prefixLengths(old: string, renewed: string): readonly [number, number] {
  if (old === renewed) return [0, 0]
  if (withoutPrefix(old) === withoutPrefix(renewed) || (isPrefixed(old) && isPrefixed(renewed))) {
    return [old.indexOf('/') + 1, renewed.indexOf('/') + 1]
  }
  return [0, 0]
}

/** Whether a path begins as git's paths do. */
export function isPrefixed(path: string): boolean {
  return /^[abciow12]\//.test(path)
}

function withoutPrefix(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}
