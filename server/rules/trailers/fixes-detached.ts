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
    // One that is torn has to be joined first.
    const away = fixesTags(message).filter(tag => tag.block !== last && !tag.split)
    for (const at of adjoining(away, message)) {
      yield {
        at,
        message: 'Fixes: belongs to the trailers at the end; scripts look for it only there.',
        fix: moved(at, message, last.whole),
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
      bad: 'foo: flush the bar\n\nText.\n\n«Fixes: 5c0ffee15900 ("foo: cache the bar")\nFixes: 5c0ffee15901 ("foo: cache the baz")»\nReported-by: Bob <bob@example.org>\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nFixes: 5c0ffee15901 ("foo: cache the baz")\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'Where there is no other trailer it stands right.',
    },
  ],
})

/** The lines of tags, those that follow one another as one piece. */
function adjoining(tags: readonly FixesTag[], { lines }: Message): Slice[] {
  const pieces: Slice[] = []
  for (const { whole } of tags) {
    const before = lines[lines.findIndex(line => line.start === whole.start) - 1]
    const last = pieces.at(-1)
    if (last && before && last.end === before.end) pieces[pieces.length - 1] = last.to(whole)
    else pieces.push(whole)
  }
  return pieces
}

/** Lines taken to the head of the last trailers; an empty line goes with them where two would be left. */
function moved(whole: Slice, { lines }: Message, to: Slice): Fix | undefined {
  const from = lines.findIndex(line => line.start === whole.start)
  const next = lines[lines.findIndex(line => line.end === whole.end) + 1]
  const gone = next && isBlank(lines[from - 1]) && isBlank(next) ? whole.to(next) : whole
  const remove = wholeLine(gone).replace('')
  return edits('Move it to the trailers', remove, to.head.replace(`${whole.text}\n`))
}

function isBlank(line: Slice | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}
