import type { Charset } from './charset'
import type { DecodedText } from './decodedText'

/** Takes one byte and the units that carry it; neighbours that share a digit leave it to the first. */
type Take = (value: number, from: number, to: number) => void

/**
 * Decodes base64 (RFC 2045, section 6.8). Digits count, everything else is passed over as git does;
 * a `=` ends a group, so that concatenated texts come out right.
 */
export function decodeBase64(text: string, from: number, to: number, take: Take): void {
  let digits = 0
  let bits = 0
  let first = from
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    const digit = code < 128 ? (DIGITS[code] ?? -1) : -1
    if (code === 0x3d) digits = 0
    if (digit < 0) continue
    bits = ((bits << 6) | digit) & 0xffffff
    if (digits === 0) first = at
    else if (digits === 1) take((bits >> 4) & 0xff, first, at + 1)
    else if (digits === 2) take((bits >> 2) & 0xff, at, at + 1)
    else take(bits & 0xff, at, at + 1)
    digits = (digits + 1) % 4
  }
}

/** Decodes a body: each raw line carries, as a whole, the characters that begin in it. */
export function decodeBase64Body(
  into: DecodedText,
  text: string,
  from: number,
  to: number,
  charset: Charset,
): void {
  const bytes = new Uint8Array(Math.ceil(((to - from) * 3) / 4))
  const lines: { readonly from: number; readonly to: number; readonly firstByte: number }[] = []
  let count = 0
  let lineEnd = from
  decodeBase64(text, from, to, (value, at) => {
    if (at >= lineEnd) {
      const start = Math.max(from, text.lastIndexOf('\n', at) + 1)
      const found = text.indexOf('\n', at)
      lineEnd = found < 0 || found > to ? to : found
      const bare = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
      lines.push({ from: start, to: bare, firstByte: count })
    }
    bytes[count++] = value
  })
  const decoded = charset.decode(bytes.subarray(0, count))
  let units = 0
  for (const [index, line] of lines.entries()) {
    let end = units
    const lastByte = lines[index + 1]?.firstByte ?? count
    for (let byte = line.firstByte; byte < lastByte; byte++) end += decoded.widths[byte] ?? 0
    into.lump(decoded.text.slice(units, end), line.from, line.to)
    units = end
  }
}

const DIGITS = Int8Array.from({ length: 128 }, (_, code) =>
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(
    String.fromCharCode(code),
  ),
)
