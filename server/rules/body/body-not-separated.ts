import { characterCount } from '../../text/characters'
import { Slice } from '../../text/slice'
import { choice, edits, messageRule, type Fix } from '../rule'

/** A subject that goes on in the next line has this many characters at most when the two are joined. */
const LONGEST_SUBJECT = 75

export default messageRule({
  id: 'body-not-separated',
  summary: 'An empty line separates the subject from the text.',
  why: 'git takes everything up to the first empty line for the subject: logs and mails then show one endless title.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'fixup'],
  occasion: ({ lines }) => lines.length > 0,
  fixable: true,
  checkpatch: [],

  *check({ subject, separated, lines }) {
    const [second] = lines
    if (separated || !second) return
    const insert = edits('Insert an empty line', second.head.replace('\n'))
    // Where the first line breaks off in the middle of a sentence, an empty line would tear it apart.
    const wrapped =
      subject !== undefined && /^[a-z(]/.test(second.text) && !/[.:!?]$/.test(subject.title.text)
    const join = wrapped ? joined(subject.whole, second) : undefined
    yield {
      at: second,
      message: 'Leave an empty line between the subject and the text.',
      fix: wrapped ? choice(insert) : insert,
      ...(join ? { otherFixes: [choice(join)] } : {}),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n«It can be stale.»\n',
      good: 'foo: flush the bar\n\nIt can be stale.\n',
    },
    {
      bad: 'foo: flush the bar\n«Signed-off-by: Ada <ada@example.org>»\n',
      good: 'foo: flush the bar\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    { bad: 'foo: flush the bar when the cache\n«is stale»\n' },
    { good: 'foo: flush the bar\n' },
  ],
})

/** One subject made of the two lines, where it is short enough. */
function joined(first: Slice, second: Slice): Fix | undefined {
  if (characterCount(first.text) + 1 + characterCount(second.text) > LONGEST_SUBJECT)
    return undefined
  const between = new Slice(first.source, first.end, second.start)
  return edits('Join the two lines to one subject', between.replace(' '))
}
