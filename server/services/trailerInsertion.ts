import { isDeliverable, parseAddress } from '../parse/address'
import { parseTrailer } from '../parse/trailers'
import { keyIs } from '../parse/trailerKeys'
import { appendTrailer } from '../model/trailerPlace'
import type { Message } from '../model/message'
import { contains } from '../text/span'
import { Slice } from '../text/slice'
import type { ReadDocument } from './checkedDocument'

/** Where a new trailer goes, or why it goes nowhere. */
export type TrailerInsertion =
  /** `text` is inserted at `offset` of the document. */
  | { readonly is: 'insertion'; readonly offset: number; readonly text: string }
  /** The message has this trailer already. */
  | { readonly is: 'present' }
  /** `why` is a plain sentence. */
  | { readonly is: 'impossible'; readonly why: string }

/** Where the trailer `line` belongs in the message that holds `offset`; of an mbox, the first one where none does. */
export function trailerInsertion(
  { messages }: ReadDocument,
  offset: number,
  line: string,
): TrailerInsertion {
  const here = { start: offset, end: offset }
  const read =
    // Where two mails meet, the line belongs to the second.
    messages.findLast(({ mail }) => mail && contains(mail.mail.whole.span, here)) ?? messages[0]
  if (!read || !/^[^\r\n]+$/.test(line))
    return { is: 'impossible', why: 'There is no message to add a line to.' }
  const { message } = read
  if (hasTrailer(message, line)) return { is: 'present' }
  if (!message.subject && message.trailers.length === 0) {
    return { is: 'impossible', why: 'The message is empty: write its subject first.' }
  }
  const edit = appendTrailer(message, line)
  if (!edit || edit.span.start !== edit.span.end) {
    return {
      is: 'impossible',
      why: 'The text is encoded in a way that nothing can be added to it.',
    }
  }
  return { is: 'insertion', offset: edit.span.start, text: edit.text }
}

/** The same person with the same key is the same trailer, whatever the name says; anything else must be equal. */
function hasTrailer({ trailers }: Message, line: string): boolean {
  const wanted = parseTrailer(Slice.of(line))
  if (!wanted) return false
  const email = emailOf(wanted.value)
  return trailers.some(({ key, value }) => {
    if (!keyIs(key.text, wanted.key.text)) return false
    return email === undefined ? value.text === wanted.value.text : emailOf(value) === email
  })
}

function emailOf(value: Slice): string | undefined {
  const email = parseAddress(value).email?.text
  return email !== undefined && isDeliverable(email) ? email.toLowerCase() : undefined
}
