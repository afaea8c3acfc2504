import { isWhiteSpace, skipWhiteSpace, trimmed } from '../../parse/whiteSpace'

/** A name, quoted where the script quotes it, and an address. Either may be empty. */
export interface NamedAddress {
  readonly name: string
  readonly address: string
}

const known = new Map<string, NamedAddress>()

/**
 * Reads an address as the script does, which is not as mail does: `Name <address>` reaches up to the last `>`, and what
 * stands behind it is lost. A name with anything but letters, digits, `_`, blank and `-` comes back in quotes.
 */
export function parseEmail(text: string): NamedAddress {
  const before = known.get(text)
  if (before) return before
  const { name, address } = split(text)
  const parsed = { name: quoted(name), address: trimmed(address) }
  // The same few thousand addresses come back for every file; the limit keeps a long-lived server from growing.
  if (known.size > 20_000) known.clear()
  known.set(text, parsed)
  return parsed
}

/** Writes an address as the script does; without `withName`, the bare address. */
export function formatEmail({ name, address }: NamedAddress, withName = true): string {
  const written = quoted(name)
  const bare = trimmed(address)
  return withName && written !== '' ? `${written} <${bare}>` : bare
}

/** Each branch is one of the script's three patterns, tried in its order, done without going back. */
function split(text: string): NamedAddress {
  const open = text.indexOf('<')
  if (open > 0 && sameLine(text, open)) {
    const close = text.lastIndexOf('>')
    const at = text.lastIndexOf('@', close)
    if (close > 0 && at > open + 1) {
      return { name: text.slice(0, open), address: text.slice(open + 1, close) }
    }
  }
  const start = skipWhiteSpace(text, 0, text.length)
  const angled = text.charAt(start) === '<' ? insideBrackets(text, start + 1) : undefined
  return { name: '', address: angled ?? upToLastAt(text) ?? '' }
}

/** The rest of the text must be one line, since the script's patterns do not look past a line end. */
function sameLine(text: string, from: number): boolean {
  const end = text.indexOf('\n', from)
  return end < 0 || end === text.length - 1
}

/** From `from` to the last `>` that closes a word with an `@` in it. */
function insideBrackets(text: string, from: number): string | undefined {
  if (!sameLine(text, from)) return undefined
  for (let at = text.lastIndexOf('@'); at > from; at = text.lastIndexOf('@', at)) {
    const close = text.lastIndexOf('>', endOfWord(text, at) - 1)
    const start = startOfWord(text, at)
    if (text.lastIndexOf('@', close) > Math.max(from, start - 1)) return text.slice(from, close)
    at = start - 1
    if (at < 0) return undefined
  }
  return undefined
}

/** From the start to the end of the word around the last `@`. */
function upToLastAt(text: string): string | undefined {
  const at = sameLine(text, 0) ? text.lastIndexOf('@') : -1
  return at > 0 ? text.slice(0, endOfWord(text, at)) : undefined
}

function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at++
  return at
}

function startOfWord(text: string, from: number): number {
  let at = from
  while (at > 0 && !isWhiteSpace(text.charCodeAt(at - 1))) at--
  return at
}

function quoted(name: string): string {
  const bare = trimmed(name).replace(/^"/, '').replace(/"$/, '')
  return /[^A-Za-z0-9_ -]/.test(bare) ? `"${bare.replace(/(?<!\\)"/g, '\\"')}"` : bare
}
