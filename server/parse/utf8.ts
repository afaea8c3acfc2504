import { sequenceLength } from '../text/bytes'

/** Bytes as text. */
export interface DecodedBytes {
  readonly text: string
  /** For each byte the number of UTF-16 units of the character that begins there; 0 inside a character. */
  readonly widths: Uint8Array
}

/** Byte 0x80 stands as U+DC80 where it is no UTF-8, and so on to 0xFF: see ../text/bytes.ts. */
const ESCAPE = 0xdc00

/** Decodes UTF-8 without loss: a byte that belongs to no character becomes a lone surrogate U+DC80 to U+DCFF. */
export function decodeUtf8(bytes: Uint8Array): DecodedBytes {
  const units = new Uint16Array(bytes.length)
  const widths = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    const size = sequenceLength(bytes, at)
    if (size === 0) {
      units[length++] = ESCAPE + lead
      widths[at++] = 1
      continue
    }
    let point = size === 1 ? lead : lead & (0x7f >> size)
    for (let next = 1; next < size; next++) point = (point << 6) | ((bytes[at + next] ?? 0) & 0x3f)
    if (point > 0xffff) {
      units[length++] = 0xd7c0 + (point >> 10)
      units[length++] = 0xdc00 + (point & 0x3ff)
      widths[at] = 2
    } else {
      units[length++] = point
      widths[at] = 1
    }
    at += size
  }
  return { text: textOfUnits(units.subarray(0, length)), widths }
}

/** The bytes of one code point. U+DC80 to U+DCFF is the byte that it stands for. */
export function utf8Bytes(point: number): number[] {
  if (point < 0x80) return [point]
  if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) return [point - ESCAPE]
  if (point < 0x800) return [0xc0 | (point >> 6), tail(point)]
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)]
  return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)]
}

/** A byte as it stands in a document that was read as UTF-8 without loss. */
export function escapedByte(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : ESCAPE + byte)
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f)
}

/** UTF-16 units as text. A call takes only so many arguments, so long texts are made in parts. */
export function textOfUnits(units: Uint16Array): string {
  const parts: string[] = []
  for (let at = 0; at < units.length; at += 8192) {
    parts.push(String.fromCharCode(...units.subarray(at, at + 8192)))
  }
  return parts.join('')
}
