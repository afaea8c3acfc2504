import type { Commit } from '../host/git'

/** Digits that the kernel asks for (process/submitting-patches.rst). */
export const ID_DIGITS = 12

/** A reference as the kernel writes it: `5c0ffee15900 ("foo: cache the bar")`. More digits than 12 stay as they are. */
export function referenceTo(
  { hash, subject }: Pick<Commit, 'hash' | 'subject'>,
  digits = ID_DIGITS,
): string {
  return `${hash.slice(0, Math.max(ID_DIGITS, digits))} ("${subject}")`
}

/** Commits that may be meant by an id that is none: those first whose ids begin most like it. */
export function likeliest(id: string, candidates: readonly Commit[]): readonly Commit[] {
  return [...candidates].sort((a, b) => sharedDigits(b.hash, id) - sharedDigits(a.hash, id))
}

function sharedDigits(hash: string, id: string): number {
  let count = 0
  while (count < id.length && hash.charAt(count) === id.charAt(count).toLowerCase()) count++
  return count
}

/**
 * Whether a quoted title is that of a commit, as tolerantly as the checkers of linux-next and netdev: case, blanks and
 * kind of quotes do not matter, the title may be cut at its end or with dots anywhere.
 */
export function titleMatches(quoted: string, subject: string): boolean {
  const want = plain(subject)
  const parts = plain(quoted).split(/\.{2,}|…/)
  const [first = ''] = parts
  if (parts.length === 1) return first.length > 0 && want.startsWith(first)
  if (!want.startsWith(first)) return false
  let at = first.length
  for (const part of parts.slice(1)) {
    const found = want.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}

/** Whether a quoted title is the whole title of a commit and something more. */
export function addsToTitle(quoted: string, subject: string): boolean {
  return plain(quoted).startsWith(plain(subject))
}

/** A title without what people write in different ways: case, blanks, quotes of any kind. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s"'“”«»„‘’]+/g, '')
    .replace(/^\(+/, '')
}
