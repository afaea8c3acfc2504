import type { Slice } from '../text/slice'
import type { Message } from './message'
import { isProse } from './prose'
import { beginsVersionNotes } from './versionNotes'

/** Text that is meant for the people who read the mail: greetings, how it was posted, what it was made for. */
const FOR_READERS =
  /^(?:hi|hello|dear|hey|thanks|note|resen[dt]|rebased|based on|this is my first|tested|compile|build|cc|please|sorry|changes|changelog|\(?no changes)\b/i

/**
 * The description of a single patch that stands below its `---` and nowhere else: the first paragraph of running text
 * there that is neither notes on versions nor a greeting. A series may say it in its cover letter.
 */
export function descriptionBelow({ paragraphs, posting, notes }: Message): Slice | undefined {
  if (paragraphs.length > 0 || (posting?.total ?? 1) > 1) return undefined
  let first: Slice | undefined
  let last: Slice | undefined
  for (const line of [...(notes?.lines() ?? []), undefined]) {
    if (line && line.text.trim() !== '') {
      // git reads no further than to the first file of the change.
      if (/^(?:diff --git |Index: |--- \S)/.test(line.text)) return undefined
      first ??= line
      last = line
      continue
    }
    if (first && last && isDescription(first.to(last).text)) return first.to(last)
    first = undefined
  }
  return undefined
}

function isDescription(text: string): boolean {
  const lines = text.split('\n')
  const [first = ''] = lines
  if (beginsVersionNotes(first) || FOR_READERS.test(first.trim()) || /^\s/.test(first)) return false
  return isProse(lines.slice(0, 3).join(' '))
}
