/**
 * The addresses that the raw value of a To: or Cc: field names, in lower case: those in angle brackets, and bare words
 * with an `@`. Names in quotes, comments and encoded words name nobody. Any text gives a result, in linear time.
 */
export function addressesInHeader(value: string): string[] {
  const found: string[] = []
  let at = 0
  while (at < value.length) {
    const unit = value.charAt(at)
    if (unit === '"') at = closing(value, at, '"')
    else if (unit === '(') at = commentEnd(value, at)
    else if (unit === '<') {
      const end = closing(value, at, '>')
      found.push(...address(value.slice(at + 1, end - 1)))
      at = end
    } else if (isWordEnd(unit)) at++
    else {
      const start = at
      while (at < value.length && !isWordEnd(value.charAt(at))) at++
      found.push(...address(value.slice(start, at)))
    }
  }
  return found
}

/** Whether something is left open at the end of a value: what is added behind it would be swallowed. */
export function isUnfinished(value: string): boolean {
  let at = 0
  while (at < value.length) {
    const unit = value.charAt(at)
    let end = at + 1
    if (unit === '"') end = closing(value, at, '"')
    else if (unit === '<') end = closing(value, at, '>')
    else if (unit === '(') end = commentEnd(value, at)
    if (end > value.length) return true
    at = end
  }
  return false
}

function address(text: string): string[] {
  const trimmed = text.replace(/\s+/g, '')
  return /^[^@]+@[^@]+$/.test(trimmed) && !trimmed.startsWith('=?') ? [trimmed.toLowerCase()] : []
}

function isWordEnd(unit: string): boolean {
  return /[\s,;:<>()"]/.test(unit)
}

/** Behind the mark that closes what opens at `open`; past the end of the text where none does. */
function closing(text: string, open: number, mark: string): number {
  for (let at = open + 1; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') at++
    else if (unit === mark) return at + 1
  }
  return text.length + 1
}

function commentEnd(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    const unit = text.charAt(at)
    if (unit === '\\') at++
    else if (unit === '(') depth++
    else if (unit === ')' && --depth === 0) return at + 1
  }
  return text.length + 1
}
