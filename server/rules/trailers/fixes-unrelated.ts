import type { Commit } from '../../host/git'
import { referenceTo } from '../../model/commitReference'
import { fixesTags, hasFixesTag } from '../../model/fixesTag'
import { mayNameForeignCommits } from '../../model/foreignCommit'
import type { History } from '../../model/history'
import type { Message } from '../../model/message'
import type { Hunk } from '../../parse/hunk'
import { choice, messageRule, replace } from '../rule'

/** So many culprits are offered. */
const CANDIDATES = 3

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

/** The commits that brought the lines which the change removes, those of most lines first. */
async function culprits(
  { change, commit, origin }: Message,
  git: History,
  signal: AbortSignal | undefined,
): Promise<readonly Commit[]> {
  // Which tree the lines of a mail are counted in is not known.
  const diff = origin === 'mail' ? undefined : await change.diff()
  const counts = new Map<string, { readonly commit: Commit; count: number }>()
  for (const { oldPath, hunks } of diff?.files ?? []) {
    if (oldPath === undefined) continue
    const ranges = hunks.flatMap(hunk => removedLines(hunk))
    const revision = commit === undefined ? 'HEAD' : `${commit}^`
    for (const each of await git.blame({ path: oldPath, ranges, revision }, signal)) {
      const known = counts.get(each.commit.hash)
      if (known) known.count += each.count
      else counts.set(each.commit.hash, { ...each })
    }
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count)
  return sorted.slice(0, CANDIDATES).map(each => each.commit)
}

/** The lines that a hunk removes, in the file before the change. */
function removedLines({ oldStart, lines }: Hunk): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = []
  let at = oldStart
  for (const { kind } of lines) {
    const last = ranges.at(-1)
    if (kind === 'removed' && last?.last === at - 1) last.last = at
    else if (kind === 'removed') ranges.push({ first: at, last: at })
    if (kind === 'removed' || kind === 'context') at++
  }
  return ranges
}
