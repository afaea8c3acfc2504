import type { Slice } from '../text/slice'
import type { Message } from './message'
import { isProse } from './prose'
import { beginsVersionNotes } from './versionNotes'

/** Text that is meant for the people who read the mail: greetings, how it was posted, what it was made for. */
const FOR_READERS =
  /^(?:hi|hello|dear|hey|thanks|note|resen[dt]|rebased|based on|this is my first|tested|compile|build|cc|please|sorry|changes|changelog|\(?no changes)\b/i

/** The first paragraph of running text below the `---` of a message that is neither notes on versions nor a greeting. */
export function proseBelowSeparator({ notes }: Pick<Message, 'notes'>): Slice | undefined {
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
