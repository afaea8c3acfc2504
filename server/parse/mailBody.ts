import type { Slice } from '../text/slice'
import { plainRegion, sealedRegion, type Region } from '../text/source'
import { decodeBase64Body } from './base64'
import { charsetNamed, UTF8, type Charset } from './charset'
import { DecodedText } from './decodedText'
import { lineEnd, nextLine } from './lineEnds'
import { fieldNamed, readHeader, type Header } from './mailHeader'
import { decodeQuotedPrintable, quotedPrintableRegion } from './quotedPrintable'
import { escapedByte } from './utf8'

/** How the body travels. `plain` is 7bit, 8bit, binary and everything that git takes as it is. */
export type BodyEncoding = 'plain' | 'quoted-printable' | 'base64'

interface Body {
  readonly body: Slice
  readonly bodyEncoding: BodyEncoding
  readonly charset: string | undefined
}

/** Decodes the text of a mail whose header has been read. */
export function readBody(header: Header): Body {
  const parts = textOf(leavesOf(header, 0))
  const [first] = parts
  if (!first) return { body: header.rest, bodyEncoding: 'plain', charset: undefined }
  const { encoding, charset } = first
  return { body: decodeParts(first, parts), bodyEncoding: encoding, charset }
}

/** A part of a mail that has no parts itself. */
interface Leaf {
  /** Whether a boundary follows, which must begin a line whatever an edit does. */
  readonly bounded: boolean
  /** Undecoded. */
  readonly raw: Slice
  /** The media type in lower case, without parameters. */
  readonly type: string
  readonly encoding: BodyEncoding
  readonly charset: string | undefined
}

/** More levels than any mailer makes; deeper ones would only cost time. */
const DEEPEST = 8

function leavesOf(header: Header, depth: number): Leaf[] {
  const contentType = fieldNamed(header.fields, 'Content-Type')?.value.text ?? ''
  const type = (/^[^\s;]*/.exec(contentType)?.[0] ?? '').toLowerCase()
  const boundary = parameter(contentType, 'boundary')
  if (type.startsWith('multipart/') && boundary && depth < DEEPEST) {
    return partsOf(header.rest, boundary).flatMap(part => leavesOf(readHeader(part), depth + 1))
  }
  const transfer = fieldNamed(header.fields, 'Content-Transfer-Encoding')?.value.text ?? ''
  const encoding = /base64/i.test(transfer)
    ? 'base64'
    : /quoted-printable/i.test(transfer)
      ? 'quoted-printable'
      : 'plain'
  const charset = parameter(contentType, 'charset')?.toLowerCase()
  return [{ bounded: depth > 0, raw: header.rest, type, encoding, charset }]
}

/** The first text, and the patches behind it: `git am` applies them as if they stood in the text. */
function textOf(leaves: readonly Leaf[]): Leaf[] {
  const first =
    leaves.find(leaf => leaf.type === 'text/plain' || leaf.type === '') ??
    leaves.find(leaf => leaf.type.startsWith('text/'))
  if (!first) return leaves.slice(0, 1)
  const rest = leaves.slice(leaves.indexOf(first) + 1)
  return [first, ...rest.filter(leaf => /^text\/x-(?:patch|diff)$/.test(leaf.type))]
}

function decodeParts(first: Leaf, parts: readonly Leaf[]): Slice {
  if (!first.bounded && isReadable(first)) return first.raw
  const into = new DecodedText(first.raw.source)
  for (const part of parts) {
    const { raw, encoding } = part
    const charset = isReadable(part) ? UTF8 : charsetNamed(part.charset)
    const { text } = raw.source
    into.use(charset, regionOf(encoding, charset))
    if (part.bounded) into.sealFrom(lineEnd(text, raw.start, raw.end))
    if (encoding === 'base64') decodeBase64Body(into, text, raw.start, raw.end, charset)
    else if (encoding === 'quoted-printable') decodeQuotedPrintable(into, text, raw.start, raw.end)
    else into.literal(raw.start, raw.end)
  }
  return into.toSlice(first.raw.start)
}

/**
 * Whether a part needs no decoding. A document was read as UTF-8: where it has no stray bytes and its charset
 * keeps ASCII, it is readable already, even if the header claims another charset.
 */
function isReadable({ raw, encoding, charset: name }: Leaf): boolean {
  if (encoding !== 'plain') return false
  const charset = charsetNamed(name)
  if (charset.kind === 'utf8') return true
  return charset.asciiCompatible && !/[\udc80-\udcff]/u.test(raw.text)
}

function regionOf(encoding: BodyEncoding, charset: Charset): Region {
  if (encoding === 'base64') return sealedRegion()
  if (encoding === 'quoted-printable') return quotedPrintableRegion(charset)
  if (charset.kind === 'utf8') return plainRegion()
  return { encode: text => charset.encode(text)?.map(escapedByte).join('') }
}

/** A parameter of a header value, for instance `charset`: RFC 2045, section 5.1. */
function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[;\\s])${name}=(?:"([^"]*)"|([^;\\s"]*))`, 'i').exec(value)
  return found?.[1] ?? found?.[2]
}

/** The parts between the lines `--boundary`; what stands before the first and behind the last is no part. */
function partsOf(body: Slice, boundary: string): Slice[] {
  const { text } = body
  const mark = `--${boundary}`
  const parts: Slice[] = []
  let start = -1
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
    if (at > 0 && text.charCodeAt(at - 1) !== 0x0a) continue
    const end = nextLine(text, at, text.length)
    const closing = /^(--)?[ \t\r\n]*$/.exec(text.slice(at + mark.length, end))
    if (!closing) continue
    if (start >= 0) parts.push(body.sub(start, at))
    start = closing[1] === undefined ? end : -1
    if (start < 0) break
  }
  if (start >= 0) parts.push(body.sub(start))
  return parts
}
