import type { Commit } from '../../host/git'
import { titleMatches } from '../../model/commitReference'
import { fixesTags, hasFixesTag } from '../../model/fixesTag'
import type { History } from '../../model/history'
import type { Message } from '../../model/message'
import { messageRule } from '../rule'

/** Conflicts are resolved in a merge, and sometimes wrongly. */
const A_MERGE =
  'This is a merge. Name the commit that made the fault, unless the merge itself went wrong.'

/** The title of a merge; that which brings another project's files in is the commit that made the fault. */
const MERGE = /^Merge (?!commit '[^']*' as ')/

export default messageRule({
  id: 'fixes-self',
  summary: 'A Fixes: line names an earlier commit, no merge, and none of its own series.',
  why: 'What is not published yet is repaired where it was made; a merge only says when a fault arrived.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  fixable: false,
  checkpatch: [],
  occasion: hasFixesTag,

  async *check(message, { git, signal }) {
    const own = message.subject?.title.text ?? ''
    const others = message.series.filter(each => each !== message && each.kind === 'patch')
    for (const { id, title, value } of fixesTags(message)) {
      if (!id || id.length < 7) continue
      const named = title?.text ?? ''
      const sibling = others.some(({ subject }) => subject && isTitle(named, subject.title.text))
      if (sibling) {
        const text = 'The commit is a patch of this very series: repair it there and drop this one.'
        yield { at: value, message: text }
        continue
      }
      const lookup = await git.lookup(id.text.toLowerCase(), signal)
      if (lookup.is !== 'found') continue
      const { commit } = lookup
      if (commit.subject === own && (await isSameChange(commit, message, git, signal)))
        yield { at: value, message: 'This is the commit itself, from before it was amended.' }
      else if (MERGE.test(commit.subject) && (await isMerge(commit, git, signal)))
        yield { at: value, message: A_MERGE, severity: 'hint' }
    }
  },

  examples: [
    {
      as: 'mail',
      bad: 'From: Ada <ada@example.org>\nSubject: [PATCH] foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: flush the bar")»\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: flush the bar',
          paths: ['foo.c'],
        },
      ],
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: "Merge branch 'foo'",
          parents: ['1'.repeat(40), '2'.repeat(40)],
        },
      ],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("Merge branch \'foo\'")»\n',
    },
    {
      paths: ['foo.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: fix a typo',
          paths: ['foo.h'],
        },
        {
          hash: '0123456789abcdef0123456789abcdef01234567',
          subject: 'Merge the two lists of bars',
        },
      ],
      good: 'foo: fix a typo\n\nText.\n\nFixes: 5c0ffee15900 ("foo: fix a typo")\nFixes: 0123456789ab ("Merge the two lists of bars")\n',
      because: 'Two commits may have one title, and a title may begin with the word.',
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: "Merge commit '0123456789ab' as 'lib/foo'",
          parents: ['1'.repeat(40), '2'.repeat(40)],
        },
      ],
      good: "foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 (\"Merge commit '0123456789ab' as 'lib/foo'\")\n",
      because: 'No other commit of this repository brought these files.',
    },
  ],
})

function isTitle(quoted: string, subject: string): boolean {
  return quoted.length > 8 && titleMatches(quoted, subject)
}

/** Whether a commit changes the same files as the message, which has the same title. */
async function isSameChange(
  { hash }: Commit,
  { change, commit }: Message,
  git: History,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const paths = await change.paths()
  if (paths === undefined || paths.length === 0) return false
  // A commit that was applied before this one is another one, however alike they are.
  if (commit !== undefined && (await git.isAncestor(hash, commit, signal)) !== false) return false
  const changed = new Set((await git.changedBy(hash, signal)).map(({ path }) => path))
  return changed.size === paths.length && paths.every(path => changed.has(path))
}

async function isMerge(
  { hash }: Commit,
  git: History,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for await (const { parents } of git.log({ range: hash, limit: 1 }, signal))
    return parents.length > 1
  return false
}
