import { edits, messageRule } from '../rule'

export default messageRule({
  id: 'body-not-separated',
  summary: 'An empty line separates the subject from the text.',
  why: 'git takes everything up to the first empty line for the subject: logs and mails then show one endless title.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'fixup'],
  fixable: true,
  checkpatch: [],

  *check({ separated, lines }) {
    const [second] = lines
    if (separated || !second) return
    yield {
      at: second,
      message: 'Leave an empty line between the subject and the text.',
      fix: edits('Insert an empty line', second.head.replace('\n')),
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
    { good: 'foo: flush the bar\n' },
  ],
})
