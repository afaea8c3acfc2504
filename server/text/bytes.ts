/**
 * Bytes as text and back, without losing one. Patches and commit messages are bytes that claim to be UTF-8 and now
 * and then are not; what is no UTF-8 becomes lone surrogates U+DC80..U+DCFF, one for each byte, which no valid
 * UTF-8 gives, so that the way back is certain (Python calls this "surrogateescape").
 */
export function decodeLossless(bytes: Uint8Array): LosslessText {
  try {
    return { text: strict.decode(bytes), invalid: false }
  } catch {
    return { text: decodePiecewise(bytes), invalid: true }
  }
}

/** A text with what `decodeLossless` knows of it. */
export interface LosslessText {
  readonly text: string
  /** Some bytes were no UTF-8; they are lone surrogates in `text`. */
  readonly invalid: boolean
}

/**
 * The bytes that `decodeLossless` read. Lone surrogates outside U+DC80..U+DCFF stand for no byte and become U+FFFD,
 * as everywhere else.
 */
export function encodeLossless(text: string): Uint8Array {
  if (!ESCAPED_BYTES.test(text)) return encoder.encode(text)
  const pieces = text.split(ESCAPED_BYTES).map(piece => {
    const first = piece.charCodeAt(0)
    const escaped = first >= 0xdc80 && first <= 0xdcff
    return escaped
      ? Uint8Array.from(piece, unit => unit.charCodeAt(0) & 0xff)
      : encoder.encode(piece)
  })
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

// A byte order mark is text like any other here: to drop it would change what the reader gets back.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

// With the `u` flag a surrogate in a class matches only where it stands alone.
const ESCAPED_BYTES = /([\udc80-\udcff]+)/u

function decodePiecewise(bytes: Uint8Array): string {
  // No sequence has more units than bytes.
  const units = new Uint16Array(bytes.length)
  let count = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length < 2) {
      const byte = bytes[at] ?? 0
      units[count++] = length === 1 ? byte : 0xdc00 + byte
      at++
      continue
    }
    let point = (bytes[at] ?? 0) & (0xff >> (length + 1))
    for (let next = at + 1; next < at + length; next++) {
      point = (point << 6) | ((bytes[next] ?? 0) & 0x3f)
    }
    if (point > 0xffff) {
      units[count++] = 0xd800 + ((point - 0x10000) >> 10)
      units[count++] = 0xdc00 + ((point - 0x10000) & 0x3ff)
    } else units[count++] = point
    at += length
  }
  return stringOf(units.subarray(0, count))
}

/** So many units can be handed to a function at once. */
const AT_ONCE = 8192

/** The units as a string. A TextDecoder would replace the lone surrogates that this is about. */
function stringOf(units: Uint16Array): string {
  const pieces: string[] = []
  for (let at = 0; at < units.length; at += AT_ONCE) {
    pieces.push(String.fromCharCode(...units.subarray(at, at + AT_ONCE)))
  }
  return pieces.join('')
}

/** The length of the valid UTF-8 sequence that starts at `at`, 0 where none does (RFC 3629, section 4). */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  if (first < 0xc2 || first > 0xf4) return 0
  const second = bytes[at + 1] ?? 0
  // Overlong forms, surrogates and what lies above U+10FFFF differ from valid sequences in the second byte alone.
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
  for (let next = at + 2; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}
