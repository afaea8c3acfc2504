import type { TrailerBlock } from '../parse/trailers'
import { isSignOff } from '../parse/trailerKeys'
import type { Edit } from '../text/edit'
import { lastOfText } from './coverLetter'
import { identityIn, sameEmail } from './identity'
import type { Message } from './message'

/** The edit that adds a line at the end of the last trailers, or begins them below the text. */
export function appendTrailer(message: Message, line: string): Edit | undefined {
  const { paragraphs, blocks } = message
  const text = message.kind === 'cover' ? lastOfText(paragraphs) : paragraphs.at(-1)
  const block = blocks.findLast(block => isBehind(block, message, text))
  if (block) return block.whole.tail.replace(`\n${line}`)
  const last = text?.lines.at(-1) ?? blocks.at(-1)?.whole
  if (last) return last.tail.replace(`\n\n${line}`)
  // A mail's subject is a header: its body begins elsewhere.
  if (message.origin === 'mail') return message.whole.head.replace(`${line}\n`)
  return message.subject?.whole.tail.replace(`\n\n${line}`)
}

/**
 * The edit that adds a line where what the author says of the change belongs: before their own sign-off, or before the
 * first one where the author is not known; without a sign-off at the end of the trailers.
 */
export function insertBeforeSignOff(message: Message, line: string): Edit | undefined {
  const { blocks, author } = message
  const block = blocks.findLast(({ final }) => final)
  const signOff = block?.trailers.find(
    ({ key, value }) =>
      isSignOff(key.text) && (!author?.email || sameEmail(identityIn(value), author)),
  )
  return signOff ? signOff.whole.head.replace(`${line}\n`) : appendTrailer(message, line)
}

/** Whether a block ends the text: nothing follows it but what git adds to a cover letter. */
function isBehind(
  { final, whole }: TrailerBlock,
  { paragraphs }: Message,
  text: Message['paragraphs'][number] | undefined,
): boolean {
  const next = text && paragraphs[paragraphs.indexOf(text) + 1]
  if (!text || !next) return final
  return whole.start >= text.whole.end && whole.end <= next.whole.start
}
