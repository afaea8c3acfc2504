import { wholeLine } from '../../model/lineRemoval'
import type { Slice } from '../../text/slice'
import { edits, messageRule, type Fix } from '../rule'

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
    const found = lines.filter(line => line.text.startsWith(comment))
    const [first] = found
    if (!first) return
    const list = conflicts(found, comment)
    if (list.length === found.length) {
      yield {
        at: first,
        message:
          "This is git's own list of conflicts, left over from a merge or a cherry-pick. Remove it.",
        fix: withoutLines(list),
      }
      return
    }
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
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\n«# Conflicts:»\n#\tdrivers/foo.c\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n\n',
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

/** The heading that git puts above the paths that were in conflict, and these paths. */
function conflicts(found: readonly Slice[], comment: string): Slice[] {
  const heading = found.findIndex(({ text }) => text.slice(comment.length).trim() === 'Conflicts:')
  if (heading < 0) return []
  const below = found.slice(heading + 1)
  const other = below.findIndex(({ text }) => !text.startsWith(`${comment}\t`))
  return found.slice(heading, other < 0 ? found.length : heading + 1 + other)
}

function withoutLines(lines: readonly Slice[]): Fix | undefined {
  return edits('Remove the list of conflicts', ...lines.map(line => wholeLine(line).replace('')))
}
