/**
 * What the script takes an `M:` or `R:` line for: one address, or a list of addresses as RFC 822 has it. A list is
 * cut at its commas only if every item is valid; else the line counts as one address, whatever it holds.
 */
export function addressesIn(value: string): readonly string[] {
  // Characters beyond Latin-1 make a line invalid for the script, and with it each list that has such a name in it.
  if (!value.includes(',') || value.length > LONGEST || /[^\0-\xff]/.test(value)) return [value]
  const text = withoutComments(value)
  if (addressAt(text, 0) === text.length) return [value]
  const items: string[] = []
  let at = addressAt(text, 0) ?? 0
  if (at > 0) items.push(text.slice(0, at))
  while (at < text.length) {
    if (text.charAt(at) !== ',') return [value]
    const end = addressAt(text, at + 1)
    if (end === undefined) at++
    else {
      items.push(text.slice(blanks(text, at + 1), end))
      at = end
    }
  }
  return items.length > 0 ? items : [value]
}

/** Whether the script takes a line of `.get_maintainer.ignore` for an address. */
export function isValidAddress(value: string): boolean {
  if (value.length > LONGEST || /[^\0-\xff]/.test(value)) return false
  const text = withoutComments(value)
  return addressAt(text, 0) === text.length
}

/** Longer lines are no addresses; taking comments out of a line costs time in the square of its length. */
const LONGEST = 2000

/** Each comment in parentheses becomes a blank, the last and innermost first. Quoted strings keep theirs. */
function withoutComments(value: string): string {
  let text = value
  for (;;) {
    const comment = lastComment(text)
    if (!comment) return text
    text = `${text.slice(0, comment.start)} ${text.slice(comment.end)}`
  }
}

function lastComment(text: string): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') at++
    else if (unit === '"') quoted = !quoted
    else if (unit === '(' && !quoted) {
      const end = endOfComment(text, at)
      if (end !== undefined) found = { start: at, end }
    }
  }
  return found
}

function endOfComment(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') at++
    else if (unit === ')') return at + 1
    else if (unit === '(') return undefined
  }
  return undefined
}

// The grammar of RFC 822: each function gives the end of what stands at an offset, undefined where it does not stand there.

function addressAt(text: string, from: number): number | undefined {
  const start = blanks(text, from)
  return mailboxAt(text, start) ?? groupAt(text, start)
}

function mailboxAt(text: string, from: number): number | undefined {
  return addrSpecAt(text, from) ?? routeAddrAt(text, phraseAt(text, from))
}

function groupAt(text: string, from: number): number | undefined {
  const colon = phraseAt(text, from)
  if (text.charAt(colon) !== ':') return undefined
  let at = blanks(text, colon + 1)
  const first = mailboxAt(text, at)
  if (first !== undefined) {
    at = first
    while (text.charAt(at) === ',') {
      const next = mailboxAt(text, blanks(text, at + 1))
      if (next === undefined) return undefined
      at = next
    }
  }
  return text.charAt(at) === ';' ? blanks(text, at + 1) : undefined
}

function routeAddrAt(text: string, from: number): number | undefined {
  if (text.charAt(from) !== '<') return undefined
  const start = blanks(text, from + 1)
  const end = addrSpecAt(text, routeAt(text, start) ?? start)
  return end !== undefined && text.charAt(end) === '>' ? blanks(text, end + 1) : undefined
}

function routeAt(text: string, from: number): number | undefined {
  if (text.charAt(from) !== '@') return undefined
  let at = domainAt(text, from + 1)
  while (at !== undefined && text.charAt(at) === ',' && text.charAt(at + 1) === '@') {
    at = domainAt(text, blanks(text, at + 2))
  }
  return at !== undefined && text.charAt(at) === ':' ? blanks(text, at + 1) : undefined
}

function addrSpecAt(text: string, from: number): number | undefined {
  const local = dotted(text, from, wordAt)
  if (local === undefined || text.charAt(local) !== '@') return undefined
  return domainAt(text, blanks(text, local + 1))
}

function domainAt(text: string, from: number): number | undefined {
  return dotted(text, from, (whole, at) => atomAt(whole, at) ?? literalAt(whole, at))
}

function dotted(
  text: string,
  from: number,
  part: (text: string, from: number) => number | undefined,
): number | undefined {
  let at = part(text, from)
  while (at !== undefined && text.charAt(at) === '.') {
    const next = part(text, blanks(text, at + 1))
    if (next === undefined) return at
    at = next
  }
  return at
}

function phraseAt(text: string, from: number): number {
  let at = from
  for (let next = wordAt(text, at); next !== undefined; next = wordAt(text, at)) at = next
  return at
}

function wordAt(text: string, from: number): number | undefined {
  return atomAt(text, from) ?? quotedAt(text, from)
}

/** An atom ends at a blank, at a special character or at the end: a control character spoils it. */
function atomAt(text: string, from: number): number | undefined {
  let at = from
  while (at < text.length && !/[\0-\x20\x7f()<>@,;:\\".[\]]/.test(text.charAt(at))) at++
  if (at === from) return undefined
  const end = blanks(text, at)
  if (end > at || at === text.length) return end
  return /[()<>@,;:\\".[\]]/.test(text.charAt(at)) ? at : undefined
}

function quotedAt(text: string, from: number): number | undefined {
  return text.charAt(from) === '"' ? enclosed(text, from, '"', '"\r') : undefined
}

function literalAt(text: string, from: number): number | undefined {
  return text.charAt(from) === '[' ? enclosed(text, from, ']', '[]\r') : undefined
}

function enclosed(text: string, from: number, closing: string, barred: string): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === closing) return blanks(text, at + 1)
    if (unit === '\\') at++
    else if (barred.includes(unit)) return undefined
  }
  return undefined
}

function blanks(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++
  return at
}
