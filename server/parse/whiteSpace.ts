/**
 * What `\s` matches in Perl and in git's own C, as the inside of a character class: JavaScript's `\s` also takes
 * U+FEFF and leaves out U+0085, and a byte order mark must not make a line of MAINTAINERS look indented.
 */
export const WHITE_SPACE =
  '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** Whether one UTF-16 unit is white space in that sense. */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}

/** The first offset at or behind `from` that holds no white space; `to` where there is none. */
export function skipWhiteSpace(text: string, from: number, to: number): number {
  let at = from
  while (at < to && isWhiteSpace(text.charCodeAt(at))) at++
  return at
}

/** The end of `text` between `from` and `to` without the white space that ends it. */
export function dropWhiteSpace(text: string, from: number, to: number): number {
  let at = to
  while (at > from && isWhiteSpace(text.charCodeAt(at - 1))) at--
  return at
}

/** A text without the white space at both ends. */
export function trimmed(text: string): string {
  const start = skipWhiteSpace(text, 0, text.length)
  return text.slice(start, dropWhiteSpace(text, start, text.length))
}
