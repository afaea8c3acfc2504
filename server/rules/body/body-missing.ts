import { messageRule } from '../rule'

export default messageRule({
  id: 'body-missing',
  summary: 'A patch says in a few sentences what was wrong and what it does about it.',
  why: 'Without a description reviewers, distributors and bug hunters have to guess from the code why it was changed.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'error',
  kinds: ['patch', 'backport'],
  missing: true,
  fixable: false,
  checkpatch: ['COMMIT_MESSAGE'],

  *check({ subject, paragraphs }, { project }) {
    if (!subject || paragraphs.length > 0) return
    yield {
      at: subject.title,
      message:
        'There is no description. Say below what was wrong, what happens because of it, and what the change does.',
      ...(project.linux ? {} : { severity: 'warning' as const }),
    }
  },

  examples: [
    { linux: true, bad: '«foo: flush the bar»\n\nSigned-off-by: Ada <ada@example.org>\n' },
    { bad: '«foo: flush the bar»\n' },
    { good: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n' },
    {
      good: 'Prepare v2026.07-rc3\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A release needs no description.',
    },
  ],
})
