import type { Commit } from '../../host/git'
import { removedCode } from '../../model/codeLines'
import { referenceTo } from '../../model/commitReference'
import { fixesTags, hasFixesTag } from '../../model/fixesTag'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import type { History } from '../../model/history'
import { lineOrigins } from '../../model/lineOrigins'
import type { Message } from '../../model/message'
import { choice, messageRule, replace } from '../rule'

/** So many culprits are offered, and looked for in so many files. */
const CANDIDATES = 3
const FILES = 5

export default messageRule({
  id: 'fixes-unrelated',
  summary: 'The commit that a Fixes: line names touched a file that the fix touches.',
  why: 'A fix repairs what a commit did, so that the two seldom have no file in common; often the line was copied from another patch.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  fixable: true,
  checkpatch: [],
  yieldsTo: ['fixes-self', 'fixes-title', 'fixes-not-ancestor'],
  occasion: hasFixesTag,

  async *check(message, { git, signal }) {
    const tags = fixesTags(message).filter(({ id }) => id !== undefined && id.length >= 7)
    const [first] = tags
    if (!first?.id) return
    const paths = await message.change.paths()
    // What is configured, described or declared goes wrong by what others do.
    if (!paths?.some(path => path.endsWith('.c'))) return
    for (const { id } of tags) {
      const lookup = await git.lookup(id?.text.toLowerCase() ?? '', signal)
      if (lookup.is !== 'found') return
      const changed = await git.changedBy(lookup.commit.hash, signal)
      if (changed.length === 0 || changed.some(({ path }) => REACHES_OTHERS.test(path))) return
      const old = new Set(changed.flatMap(({ path, from = path }) => [path, from].flatMap(namesOf)))
      if (paths.some(path => namesOf(path).some(name => old.has(name)))) return
      if (sharesWord(lookup.commit.subject, message.subject?.title.text ?? '')) return
    }
    if (await mayNameForeignCommits(message)) return
    const { id, value } = first
    yield {
      at: value,
      message: 'This commit touched none of the files that the fix touches. Is it the right one?',
      search: async signal =>
        (await culprits(message, git, signal)).map(commit => {
          const wanted = referenceTo(commit, id.length)
          return choice(replace(`Use ${wanted}, which brought the lines`, value, wanted))
        }),
    }
  },

  examples: [
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          paths: ['foo.c'],
          lines: ['foo.c:1-9'],
        },
        {
          hash: '0123456789abcdef0123456789abcdef01234567',
          subject: 'baz: add it',
          paths: ['baz.c'],
        },
      ],
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n',
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «0123456789ab ("baz: add it")»\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'qux: cache it',
          paths: ['old/foo.c', 'bar.c'],
        },
      ],
      paths: ['new/foo.c', 'baz.c'],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'The file has been moved since.',
    },
    {
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'qux: cache it',
          paths: ['qux.c', 'include/qux.h'],
        },
      ],
      paths: ['foo.c'],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("qux: cache it")\n',
      because: 'What a header declares breaks others.',
    },
  ],
})

/** A file by which a change breaks code that it does not touch. */
const REACHES_OTHERS = /\.(?:h|dtsi?|lds|S)$|(?:^|\/)(?:Kconfig|Makefile|Kbuild)[^/]*$|_defconfig$/

/** A file's folder and its bare name: files move, but seldom to where nothing reminds of them. */
function namesOf(path: string): string[] {
  const at = path.lastIndexOf('/')
  return at < 0 ? [path] : [path.slice(0, at), path.slice(at + 1)]
}

/** Whether two titles speak of the same: a word of their own matter in both. */
function sharesWord(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().match(WORD))
  return (
    other
      .toLowerCase()
      .match(WORD)
      ?.some(word => words.has(word)) ?? false
  )
}

const WORD =
  /\b(?!(?:fix|add|use|for|the|and|with|from|support|remove|drop|make|when|not)\b)\w{3,}/g

/** The commits that brought the lines which the change removes from the files that lose most, those of most lines first. */
async function culprits(
  { change }: Message,
  git: History,
  signal: AbortSignal | undefined,
): Promise<readonly Commit[]> {
  const diff = await change.diff()
  const removed = diff ? removedCode(diff).slice(0, FILES) : []
  const origins = await lineOrigins(removed, change.base, git, signal)
  return origins.slice(0, CANDIDATES).map(({ commit }) => commit)
}
