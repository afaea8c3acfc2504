import { join } from '../text/join'
import { Slice } from '../text/slice'
import { decodeWords } from './encodedWord'
import { lineEnd, nextLine } from './lineEnds'

/** One field of a mail header, or one of the fields that git reads at the start of a body. */
export interface HeaderField {
  /** The name as written, without the colon. Compare it without regard to case. */
  readonly name: Slice
  /** The value: unfolded, encoded words decoded, trimmed. Its span is the raw text that carries it. */
  readonly value: Slice
  /** The whole field with its continuation lines and its last line end. */
  readonly whole: Slice
}

export interface Header {
  readonly fields: readonly HeaderField[]
  /** Fields, mbox lines and the empty line that ends the header: joined, they are the raw header. */
  readonly pieces: readonly Slice[]
  /** What follows the header. */
  readonly rest: Slice
}

/** Reads fields up to the first empty line, or up to a line that is none, which then begins the rest as in git. */
export function readHeader(whole: Slice): Header {
  const { text } = whole.source
  const fields: HeaderField[] = []
  const pieces: Slice[] = []
  let at = whole.start
  while (at < whole.end) {
    const end = nextLine(text, at, whole.end)
    if (isBlank(text, at, end)) {
      pieces.push(new Slice(whole.source, at, end))
      at = end
      break
    }
    const field = readField(whole, at)
    if (!field && !isMboxLine(text, at)) break
    const piece = field?.whole ?? new Slice(whole.source, at, end)
    if (field) fields.push(field)
    pieces.push(piece)
    at = piece.end
  }
  return { fields, pieces, rest: new Slice(whole.source, at, whole.end) }
}

/** The field that begins at `at`, an offset of the source of `whole`; `undefined` if none does. */
export function readField(whole: Slice, at: number): HeaderField | undefined {
  const { text } = whole.source
  const name = /[!-9;-~]*:/y
  name.lastIndex = at
  if (!name.test(text) || name.lastIndex > whole.end) return undefined
  const colon = name.lastIndex - 1
  const lines: Slice[] = []
  let end = nextLine(text, at, whole.end)
  lines.push(new Slice(whole.source, colon + 1, lineEnd(text, colon + 1, end)))
  while (end < whole.end && isWhite(text.charCodeAt(end))) {
    const next = nextLine(text, end, whole.end)
    lines.push(new Slice(whole.source, end + 1, lineEnd(text, end + 1, next)))
    end = next
  }
  let value: Slice | undefined
  return {
    name: new Slice(whole.source, at, colon),
    // A mailing list's archive has many fields that nobody asks for.
    get value() {
      return (value ??= decodeWords(join(lines.map(withoutBlanksAtEnd), ' ').trim()).trim())
    },
    whole: new Slice(whole.source, at, end),
  }
}

/** The field of that name, case ignored; of several the last one. */
export function fieldNamed(fields: readonly HeaderField[], name: string): HeaderField | undefined {
  const wanted = name.toLowerCase()
  return fields.findLast(field => field.name.text.toLowerCase() === wanted)
}

function withoutBlanksAtEnd(line: Slice): Slice {
  return line.sub(0, line.text.trimEnd().length)
}

/** Mailboxes that were put into mails leave such lines in the header; git passes over them. */
function isMboxLine(text: string, at: number): boolean {
  return text.startsWith('From ', at) || text.startsWith('>From ', at)
}

function isBlank(text: string, at: number, end: number): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(at, end))
}

function isWhite(code: number): boolean {
  return code === 0x20 || code === 0x09
}
