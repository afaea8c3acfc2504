import type { Slice } from '../text/slice'

/** One line of CODEOWNERS that says who owns something. */
export interface OwnersLine {
  /** In GitHub's syntax, with `\ ` for a space taken back. */
  readonly pattern: string
  /** Addresses, and handles as `@name` or `@organisation/team`; none where the line takes the ownership away. */
  readonly owners: readonly string[]
  /** Counted from 1. */
  readonly line: number
}

/** Reads CODEOWNERS as GitHub does. Lines of GitLab's sections (`[Name]`, `^[Name]`) mean nothing. Any text gives a result. */
export function parseCodeOwners(text: Slice): OwnersLine[] {
  const found: OwnersLine[] = []
  text.lines().forEach((whole, index) => {
    const words = wordsOf(whole.text)
    const [pattern, ...rest] = words
    if (pattern === undefined || /^[!^[]/.test(pattern)) return
    const owners = rest.filter(word => word.includes('@'))
    // A word that is neither handle nor address makes GitHub pass over the whole line.
    if (owners.length === rest.length) found.push({ pattern, owners, line: index + 1 })
  })
  return found
}

/** The words before a `#`, which opens a comment only where a word would begin. */
function wordsOf(line: string): string[] {
  const words: string[] = []
  let word = ''
  for (let at = 0; at < line.length; at++) {
    const unit = line.charAt(at)
    if (unit === ' ' || unit === '\t' || unit === '\r') {
      if (word !== '') words.push(word)
      word = ''
    } else if (unit === '#' && word === '') return words
    else if (unit === '\\' && /[ \t]/.test(line.charAt(at + 1))) word += line.charAt(++at)
    else word += unit
  }
  return word === '' ? words : [...words, word]
}
