import { Slice } from '../text/slice'
import { nextLine, lineEnd } from './lineEnds'
import { readBody, type BodyEncoding } from './mailBody'
import { fieldNamed, readHeader, type HeaderField } from './mailHeader'

/** One mail: header fields and a decoded text, all of which know their place in the raw document. */
export interface Mail {
  readonly whole: Slice
  /** The mbox line `From …` above the header, without its line end. */
  readonly envelope: Slice | undefined
  readonly fields: readonly HeaderField[]
  /**
   * The text: transfer encoding and charset undone. Of a multipart mail it is the first text/plain part,
   * followed by the patches that `git format-patch --attach` puts into parts of their own.
   */
  readonly body: Slice
  readonly bodyEncoding: BodyEncoding
  /** The charset that the header declares for the body, in lower case; `undefined` if it is silent. */
  readonly charset: string | undefined
  /** The raw text cut into envelope, fields, blank line and the rest: joined, they are `whole`. */
  readonly pieces: readonly Slice[]
}

/** Reads one mail, with or without its mbox line. Any text is a mail; what has no header is all body. */
export function parseMail(whole: Slice): Mail {
  const { source, start, end } = whole
  const { text } = source
  // A byte order mark and empty lines above the header are no body: git passes over them as well.
  const blanks = /[\ufeff \t\r\n]*/y
  blanks.lastIndex = start
  blanks.test(text)
  const at = Math.min(blanks.lastIndex, end)
  const first = nextLine(text, at, end)
  const hasEnvelope = text.startsWith('From ', at) && at + 5 <= end
  const header = readHeader(new Slice(source, at, end))
  return {
    whole,
    envelope: hasEnvelope ? new Slice(source, at, lineEnd(text, at, first)) : undefined,
    fields: header.fields,
    ...readBody(header),
    pieces: [new Slice(source, start, at), ...header.pieces, header.rest].filter(
      piece => !piece.isEmpty,
    ),
  }
}

/** A patch without a mail header (quilt, `git show`): all of it is body. */
export function mailWithoutHeader(whole: Slice): Mail {
  return {
    whole,
    envelope: undefined,
    fields: [],
    body: whole,
    bodyEncoding: 'plain',
    charset: undefined,
    pieces: whole.isEmpty ? [] : [whole],
  }
}

/** The field of that name, case ignored; of several the last one, which is the one that git takes. */
export function field(mail: Mail, name: string): HeaderField | undefined {
  return fieldNamed(mail.fields, name)
}
