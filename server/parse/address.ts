import type { Slice } from '../text/slice'

/** A person as a trailer or a mail header writes one: `Name <address> # comment`. */
export interface Address {
  /** Without quotes; undefined where only an address is given. */
  readonly name: Slice | undefined
  readonly email: Slice | undefined
  /** What follows the address: ` # 5.10+`, ` (maintainer)`. Trimmed. */
  readonly comment: Slice | undefined
}

const ANGLED = /<([^<>]*)>/
const WORD = /[^\s<>()[\],;:"#]+/g

/** An address without brackets has at most so many characters on either side of its `@`. */
const MOST = 256

/** Reads one address, as loosely as people write it. Any text gives a result. */
export function parseAddress(value: Slice): Address {
  const angled = value.find(ANGLED)
  if (angled) {
    const email = angled.sub(1, angled.length - 1).trim()
    const before = value.sub(0, angled.start - value.start)
    return {
      name: unquoted(before.trim()),
      email: email.isEmpty ? undefined : email,
      comment: nonEmpty(value.sub(angled.end - value.start).trim()),
    }
  }
  const bare = bareAddress(value)
  if (!bare) return { name: nonEmpty(value.trim()), email: undefined, comment: undefined }
  return {
    name: unquoted(value.sub(0, bare.start - value.start).trim()),
    email: bare,
    comment: nonEmpty(value.sub(bare.end - value.start).trim()),
  }
}

/** Whether the text of an address can be delivered to: one `@` with something on either side. */
export function isDeliverable(email: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(email)
}

/** The first word with an `@` inside; the last `@` parts it. */
function bareAddress(value: Slice): Slice | undefined {
  for (const { at } of value.matches(WORD)) {
    const { text } = at
    const first = text.indexOf('@', 1)
    if (first < 0 || first === text.length - 1) continue
    const start = Math.max(0, first - MOST)
    const parting = text.lastIndexOf('@', Math.min(start + MOST, text.length - 2))
    return at.sub(start, parting + 1 + MOST)
  }
  return undefined
}

function unquoted(name: Slice): Slice | undefined {
  const text = name.text
  const quoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"')
  return nonEmpty(quoted ? name.sub(1, text.length - 1) : name)
}

function nonEmpty(slice: Slice): Slice | undefined {
  return slice.isEmpty ? undefined : slice
}
