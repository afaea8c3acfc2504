/** The number of characters as people and submitting-patches.rst count them: Unicode code points, not bytes and not UTF-16 units. */
export function characterCount(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    // The second half of a pair belongs to the character before.
    if (unit < 0xdc00 || unit > 0xdfff || !isHigh(text.charCodeAt(at - 1))) count++
  }
  return count
}

/** The UTF-16 offset behind the first `characters` characters; the length of a shorter text. */
export function offsetAfter(text: string, characters: number): number {
  let at = 0
  for (let left = characters; left > 0 && at < text.length; left--) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  }
  return at
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
