import type { Edit } from '../text/edit'
import type { Message } from './message'

/** The edit that adds a line at the end of the last trailers, or begins them below the text. */
export function appendTrailer(message: Message, line: string): Edit | undefined {
  const block = message.blocks.findLast(({ final }) => final)
  if (block) return block.whole.tail.replace(`\n${line}`)
  const last = message.paragraphs.at(-1)?.lines.at(-1) ?? message.blocks.at(-1)?.whole
  if (last) return last.tail.replace(`\n\n${line}`)
  // A mail's subject is a header: its body begins elsewhere.
  if (message.origin === 'mail') return message.whole.head.replace(`${line}\n`)
  return message.subject?.whole.tail.replace(`\n\n${line}`)
}
