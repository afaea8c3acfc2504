import { isProse } from '../model/prose'
import { rewrapped } from '../model/rewrap'
import type { Message } from '../model/message'
import type { Paragraph } from '../parse/commitMessage'
import type { Edit } from '../text/edit'
import { touches, type Span } from '../text/span'
import type { ReadDocument } from './checkedDocument'

/**
 * The edits that wrap the prose of a document's messages at `width` characters; with `within`, of the paragraphs that
 * this span touches. Lists keep their bullets; quotes, logs, tables, code, trailers and everything that is no message
 * stay as they are.
 */
export function rewrapEdits(
  { messages }: Pick<ReadDocument, 'messages'>,
  width: number,
  within?: Span,
): Edit[] {
  return messages
    .flatMap(({ message }) => message.paragraphs.filter(paragraph => isText(message, paragraph)))
    .filter(({ whole }) => !within || touches(whole.span, within))
    .flatMap(paragraph => {
      const text = rewrapped(paragraph, width, 'all')
      return text === undefined ? [] : (paragraph.whole.replace(text) ?? [])
    })
}

/** Whether a paragraph is the author's own running text. A tag's, merge's or release's words are laid out by tools. */
function isText({ kind }: Message, { flow, lines }: Paragraph): boolean {
  if (kind === 'merge' || kind === 'reply') return false
  return isProse(flow.text) && !lines.every(({ text }) => /^\s|^[>|#$]/.test(text))
}
