/**
 * How many columns a terminal gives to one character: none to combining marks, two to the wide ones of East Asia and
 * to emoji (Unicode's East_Asian_Width W and F, as ranges that no future version will make narrower).
 */
export function columnsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x300) return 1
  if (COMBINING.test(character)) return 0
  return isWide(code, character) ? 2 : 1
}

const COMBINING = /^[\p{Mn}\p{Me}]/u
const EMOJI = /^\p{Emoji_Presentation}/u

/** First and last code points of the wide ranges, in order. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x17000, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
]

function isWide(code: number, character: string): boolean {
  if (code < 0x1100) return false
  return WIDE.some(([first, last]) => code >= first && code <= last) || EMOJI.test(character)
}
