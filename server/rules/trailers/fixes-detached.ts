import { fixesTags, hasFixesTag, type FixesTag } from '../../model/fixesTag'
import { wholeLine } from '../../model/lineRemoval'
import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { edits, messageRule, type Fix } from '../rule'

export default messageRule({
  id: 'fixes-detached',
  summary: 'A Fixes: line stands among the other trailers.',
  why: 'git takes only the last lines of a message for trailers, so that tools do not see the line elsewhere.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: true,
  checkpatch: [],
  yieldsTo: ['trailer-block-split'],
  occasion: hasFixesTag,

  *check(message) {
    const last = message.blocks.findLast(block => block.final)
    // While it is the only trailer it has nowhere else to stand.
    if (!last) return
    for (const tag of fixesTags(message)) {
      if (tag.block === last) continue
      yield {
        at: tag.whole,
        message: 'Move this line to the trailers at the end; scripts look for it only there.',
        fix: moved(tag, message, last.whole),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText that goes on.\n«Fixes: 5c0ffee15900 ("foo: cache the bar")»\n\nMore text.\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText that goes on.\n\nMore text.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'Where there is no other trailer it stands right.',
    },
  ],
})

/** The line taken to the head of the last trailers; an empty line goes with it where two would be left. */
function moved({ whole, split }: FixesTag, { lines }: Message, to: Slice): Fix | undefined {
  if (split) return undefined
  const at = lines.findIndex(line => line.start === whole.start)
  const alone = isBlank(lines[at - 1]) && isBlank(lines[at + 1])
  const next = alone ? lines[at + 1] : undefined
  const gone = next ? whole.to(next) : whole
  return edits(
    'Move it to the trailers',
    wholeLine(gone).replace(''),
    to.head.replace(`${whole.text}\n`),
  )
}

function isBlank(line: Slice | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}
