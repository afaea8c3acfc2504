import type { Slice } from '../text/slice'

/**
 * One line of .mailmap that maps something. The four forms are `Name <mail>`, `<new> <old>`, `Name <new> <old>` and
 * `Name <new> Old Name <old>`. What is missing is undefined: `Name <mail>` has an old address and no new one.
 */
export interface MailmapEntry {
  readonly newName: Slice | undefined
  readonly newEmail: Slice | undefined
  readonly oldName: Slice | undefined
  readonly oldEmail: Slice
  /** The line without its end. */
  readonly whole: Slice
  /** Counted from 1. */
  readonly line: number
}

/**
 * Reads .mailmap as git does (gitmailmap(5)): a `#` at the start of a line opens a comment, what follows the second
 * address is left alone, and a line without an address means nothing. Any text gives a result.
 */
export function parseMailmap(text: Slice): MailmapEntry[] {
  const entries: MailmapEntry[] = []
  text.lines().forEach((whole, index) => {
    if (whole.text.startsWith('#')) return
    const first = partOf(whole)
    if (!first || first.email.isEmpty) return
    const second = partOf(first.rest)
    entries.push({
      newName: first.name,
      newEmail: second ? first.email : undefined,
      oldName: second?.name,
      oldEmail: second ? second.email : first.email,
      whole,
      line: index + 1,
    })
  })
  return entries
}

/** `Name <mail>` at the start of a text, and what follows it. */
function partOf(text: Slice): { name: Slice | undefined; email: Slice; rest: Slice } | undefined {
  const open = text.text.indexOf('<')
  const close = text.text.indexOf('>', open + 1)
  if (open < 0 || close < 0) return undefined
  const name = text.sub(0, open).trim()
  return {
    name: name.isEmpty ? undefined : name,
    email: text.sub(open + 1, close),
    rest: text.sub(close + 1),
  }
}
