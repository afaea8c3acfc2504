import { descriptionBelow } from '../../model/notesBelow'
import { wholeLine } from '../../model/lineRemoval'
import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { choice, edits, messageRule, type Fix } from '../rule'

export default messageRule({
  id: 'body-only-below-separator',
  summary: 'The description stands above the line ---, where git keeps it.',
  why: 'git am drops what stands below the line: the commit would have no description at all.',
  source: 'process/submitting-patches.html#commentary',
  severity: 'error',
  kinds: ['patch', 'backport'],
  occasion: ({ notes }) => notes !== undefined,
  fixable: true,
  checkpatch: [],

  *check(message) {
    const text = descriptionBelow(message)
    if (!text) return
    yield {
      at: text,
      message:
        'git am will drop this text, and the commit has no other. Move it above the line "---".',
      // What it says may after all be meant for the reviewers only.
      fix: choice(movedUp(message, text)),
    }
  },

  examples: [
    {
      as: 'mail',
      bad: 'From: Ada <ada@example.org>\nSubject: [PATCH] foo: flush the bar\n\nSigned-off-by: Ada <ada@example.org>\n---\n«The cache of the bar can be stale after a resume.»\n\n foo.c | 1 +\n',
      good: 'From: Ada <ada@example.org>\nSubject: [PATCH] foo: flush the bar\n\nThe cache of the bar can be stale after a resume.\n\nSigned-off-by: Ada <ada@example.org>\n---\n\n foo.c | 1 +\n',
    },
    {
      bad: 'foo: flush the bar\n---\n«The cache of the bar can be stale after a resume,\nand nobody tells us.»\n',
      good: 'foo: flush the bar\n\nThe cache of the bar can be stale after a resume,\nand nobody tells us.\n---\n',
    },
    {
      as: 'mail',
      good: 'From: Ada <ada@example.org>\nSubject: [PATCH v2] foo: fix a typo\n\nSigned-off-by: Ada <ada@example.org>\n---\nv2: the typo is now also gone from the other file\n\nHi all, this is my first patch and I hope that it is right.\n',
      because: 'Notes on versions and greetings are for the reviewers.',
    },
    {
      as: 'mail',
      good: 'From: Ada <ada@example.org>\nSubject: [PATCH] foo: flush the bar\n\nIt can be stale.\n---\nThis was tested on a board that nobody else has at home.\n',
    },
  ],
})

function movedUp(message: Message, text: Slice): Fix | undefined {
  const { blocks, end, origin, subject } = message
  const [block] = blocks
  const above = block
    ? block.whole.head.replace(`${text.text}\n\n`)
    : origin === 'mail'
      ? end?.head.replace(`${text.text}\n`)
      : subject?.whole.tail.replace(`\n\n${text.text}`)
  return edits('Move the text above "---"', above, wholeLine(text).replace(''))
}
