import { decodeUtf8, textOfUnits, utf8Bytes, type DecodedBytes } from './utf8'

/** A way to write text as bytes, as mails name it. */
export interface Charset {
  /**
   * `utf8`: also whatever is unknown or undeclared, since bytes that are no UTF-8 survive it.
   * `single`: one byte a character. `multi`: several, of which some may look like ASCII.
   */
  readonly kind: 'utf8' | 'single' | 'multi'
  /** Whether ASCII text is the same in it. */
  readonly asciiCompatible: boolean
  decode(bytes: Uint8Array): DecodedBytes
  /** `undefined` for a text that it does not have, or that we cannot write in it. */
  encode(text: string): number[] | undefined
}

/** The charset of that name; UTF-8 where there is no name or nobody knows it. */
export function charsetNamed(name: string | undefined): Charset {
  // RFC 2231 lets a language follow: `utf-8*en`.
  const label = (name ?? '').replace(/\*.*/s, '').trim().toLowerCase()
  if (label === '' || label === 'us-ascii' || label === 'ascii') return UTF8
  const known = cache.get(label)
  if (known) return known
  const charset = fromPlatform(label)
  if (cache.size < 100) cache.set(label, charset)
  return charset
}

export const UTF8: Charset = {
  kind: 'utf8',
  asciiCompatible: true,
  decode: decodeUtf8,
  encode(text) {
    // A lone surrogate that stands for no byte has no place in UTF-8.
    if (/[\ud800-\udc7f\udd00-\udfff]/u.test(text)) return undefined
    return Array.from(text, char => utf8Bytes(char.codePointAt(0) ?? 0)).flat()
  },
}

const cache = new Map<string, Charset>()

/** WHATWG's names of encodings with more than one byte a character. */
const MULTI = /^(?:utf-16[bl]e|shift_jis|gbk|gb18030|big5|euc-jp|euc-kr|iso-2022-jp|replacement)$/
const NOT_ASCII = /^(?:utf-16[bl]e|iso-2022-jp|replacement)$/

function fromPlatform(label: string): Charset {
  try {
    const { encoding } = new TextDecoder(label)
    if (encoding === 'utf-8') return UTF8
    return MULTI.test(encoding) ? multiByte(encoding) : singleByte(encoding)
  } catch {
    return UTF8
  }
}

function singleByte(encoding: string): Charset {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  const table = Array.from(new TextDecoder(encoding).decode(bytes), (char, byte) =>
    char === '\ufffd' ? String.fromCharCode(0xdc00 + byte) : char,
  )
  const units = Uint16Array.from(table, char => char.charCodeAt(0))
  const byteOf = new Map(table.map((char, byte) => [char, byte]))
  for (let byte = 0x80; byte < 0x100; byte++) byteOf.set(String.fromCharCode(0xdc00 + byte), byte)
  return {
    kind: 'single',
    asciiCompatible: true,
    decode: coded => ({
      text: textOfUnits(mapped(coded, units)),
      widths: new Uint8Array(coded.length).fill(1),
    }),
    encode: text => allOf(Array.from(text, char => byteOf.get(char))),
  }
}

function mapped(bytes: Uint8Array, units: Uint16Array): Uint16Array {
  const text = new Uint16Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) text[at] = units[bytes[at] ?? 0] ?? 0
  return text
}

function multiByte(encoding: string): Charset {
  const asciiCompatible = !NOT_ASCII.test(encoding)
  return {
    kind: 'multi',
    asciiCompatible,
    decode: bytes => decodeStepwise(encoding, asciiCompatible, bytes),
    encode: text =>
      asciiCompatible && /^[\0-\x7f]*$/.test(text)
        ? Array.from(text, char => char.charCodeAt(0))
        : undefined,
  }
}

/** Gives the decoder one byte at a time: what comes out then belongs to the bytes since the last output. */
function decodeStepwise(encoding: string, ascii: boolean, bytes: Uint8Array): DecodedBytes {
  const decode = patientDecoder(encoding)
  const widths = new Uint8Array(bytes.length)
  const parts: string[] = []
  let first = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const plain = ascii && byte < 0x80 && first === at
    const text = plain ? String.fromCharCode(byte) : decode(bytes.subarray(at, at + 1))
    if (text === '') continue
    parts.push(text)
    widths[first] = text.length
    first = at + 1
  }
  const rest = decode()
  if (first < bytes.length && rest !== '') {
    parts.push(rest)
    widths[first] = rest.length
  }
  return { text: parts.join(''), widths }
}

/** Decodes byte by byte, and without a byte what is left. Node's decoder throws at some faults even where it should not. */
function patientDecoder(encoding: string): (byte?: Uint8Array) => string {
  let decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return byte => {
    try {
      return byte ? decoder.decode(byte, { stream: true }) : decoder.decode()
    } catch {
      decoder = new TextDecoder(encoding, { ignoreBOM: true })
      return '\ufffd'
    }
  }
}

function allOf(bytes: readonly (number | undefined)[]): number[] | undefined {
  return bytes.includes(undefined) ? undefined : (bytes as number[])
}
