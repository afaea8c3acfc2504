import type { Region } from '../text/source'
import type { Charset } from './charset'
import type { DecodedText } from './decodedText'

/** Raw lines that an edit writes stay below the 76 characters of RFC 2045 by this soft break. */
const SOFT_BREAK_AT = 70

/**
 * Decodes a quoted-printable body (RFC 2045, section 6.7) into `into`. White space at the end of a line stays,
 * as in git: it is how the signature's `-- ` survives careless senders.
 */
export function decodeQuotedPrintable(
  into: DecodedText,
  text: string,
  from: number,
  to: number,
): void {
  // A search in the whole document would run to its end for each mail that has no more signs.
  const body = text.slice(from, to)
  for (let at = from; at < to;) {
    const found = body.indexOf('=', at - from)
    const sign = found < 0 ? to : found + from
    into.literal(at, sign)
    at = sign < to ? decodeSign(into, text, sign, to) : to
  }
}

/** Decodes what begins with `=` at `at`, and gives the place behind it. */
export function decodeSign(into: DecodedText, text: string, at: number, limit: number): number {
  if (at + 1 >= limit) return limit
  const next = text.charCodeAt(at + 1)
  if (next === 0x0a) return at + 2
  if (next === 0x0d && at + 2 < limit && text.charCodeAt(at + 2) === 0x0a) return at + 3
  const value = at + 2 < limit ? hexByte(next, text.charCodeAt(at + 2)) : -1
  if (value >= 0) {
    into.byte(value, at, at + 3)
    return at + 3
  }
  // A `=` that encodes nothing stands for itself. An edit close behind it could make a code of the two.
  into.sealTo(at + 3)
  into.literal(at, at + 1)
  return at + 1
}

/** Writes edits in quoted-printable: what needs no code is left readable. */
export function quotedPrintableRegion(charset: Charset): Region {
  return { encode: text => encodeQuotedPrintable(text.replace(/\r\n/g, '\n'), charset) }
}

/** `=` and two hexadecimal digits for each byte. */
export function escapedBytes(bytes: readonly number[]): string {
  return bytes.map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

function encodeQuotedPrintable(text: string, charset: Charset): string | undefined {
  if (!charset.encode(text)) return undefined
  let result = ''
  let column = 0
  let at = 0
  for (const char of text) {
    const code = isLiteral(text, at, char) ? char : escapedBytes(charset.encode(char) ?? [])
    if (char === '\n') {
      column = 0
    } else if (column + code.length > SOFT_BREAK_AT) {
      result += '=\n'
      column = code.length
    } else {
      column += code.length
    }
    result += code
    at += char.length
  }
  return result
}

function isLiteral(text: string, at: number, char: string): boolean {
  if (char === '\n') return true
  // White space at the end of a line is lost in transport, and so is an mbox's `From ` at its start.
  if (char === ' ' || char === '\t') return at + 1 < text.length && text[at + 1] !== '\n'
  if (char === 'F') return !(text.startsWith('From ', at) && (at === 0 || text[at - 1] === '\n'))
  return char > ' ' && char <= '~' && char !== '='
}

/** The byte that two hexadecimal digits make; -1 for anything else. */
function hexByte(high: number, low: number): number {
  const first = hexDigit(high)
  const second = hexDigit(low)
  return first < 0 || second < 0 ? -1 : first * 16 + second
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const upper = code & ~0x20
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1
}
