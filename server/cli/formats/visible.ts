/**
 * A text as it may reach a terminal: control characters, invisible and bidirectional ones, and bytes that are no UTF-8
 * are spelled out as `less` does (`^[`, `<U+202E>`, `<FF>`). A patch comes from a stranger, and an escape sequence
 * could rewrite what the reader has read already.
 */
export function visible(text: string): string {
  return UNSAFE.test(text) ? text.replace(EACH_UNSAFE, spelled) : text
}

// Zl, Zp: line ends to some. Cf: bidirectional controls, joiners, tags. Cs: lone surrogates. Cn: nobody knows how wide.
const CLASS = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]'
const UNSAFE = new RegExp(CLASS, 'u')
const EACH_UNSAFE = new RegExp(CLASS, 'gu')

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`
  if (code === 0x7f) return '^?'
  // A lone surrogate of this range is a byte that is no UTF-8.
  if (code >= 0xdc80 && code <= 0xdcff) return `<${hex(code - 0xdc00, 2)}>`
  return `<U+${hex(code, 4)}>`
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}
