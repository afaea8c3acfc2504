import { conflictList } from '../../model/conflictList'
import { edits, messageRule } from '../rule'

export default messageRule({
  id: 'body-comment-symbol',
  summary: 'No line begins with the character that git takes for a comment.',
  why: 'The next git commit --amend or rebase in an editor drops such a line without a word.',
  source: 'https://git-scm.com/docs/git-commit#Documentation/git-commit.txt---cleanupltmodegt',
  severity: 'warning',
  kinds: ['patch', 'revert', 'backport'],
  fixable: true,
  checkpatch: ['COMMIT_COMMENT_SYMBOL'],

  *check({ lines, comment, origin }) {
    // In the file that git opens, such lines are comments already and no part of the message.
    if (origin === 'editor' || !comment) return
    // git's own list of conflicts is another rule's matter.
    const list = new Set(conflictList(lines))
    const found = lines.filter(line => line.text.startsWith(comment) && !list.has(line))
    const [first] = found
    if (!first) return
    yield {
      at: first,
      message: `git drops lines that begin with ${comment} when the message is edited again. Indent ${found.length === 1 ? 'it' : `these ${found.length} lines`}.`,
      fix: edits('Indent', ...found.map(line => line.head.replace(' '))),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«#include is missing.»\n',
      good: 'foo: flush the bar\n\n #include is missing.\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\n# Conflicts:\n#\tdrivers/foo.c\n',
      because: 'What git wrote for the author to see is no text to keep.',
    },
    {
      as: 'box',
      state: 'draft',
      bad: 'foo: flush the bar\n\n«# kept or not»\n',
      good: 'foo: flush the bar\n\n # kept or not\n',
    },
    {
      as: 'editor',
      state: 'draft',
      good: 'foo: flush the bar\n\nText.\n# Please enter the commit message for your changes.\n',
    },
  ],
})
