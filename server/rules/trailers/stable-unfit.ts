import { changeKind } from '../../model/changeKind'
import type { Message } from '../../model/message'
import { isForStable } from '../../model/stableAddress'
import type { Diff } from '../../parse/diff'
import type { Slice } from '../../text/slice'
import { messageRule } from '../rule'

/** So many lines, those around the change counted, may a patch for stable have. */
const MOST_LINES = 100

/** How the bracket of a backport names the tree: `6.1`, `6.1.y`, `stable`. */
const STABLE_TREE = /^(?:\d+\.\d+(?:\.y)?|stable.*|.*-stable)$/i

export default messageRule({
  id: 'stable-unfit',
  summary:
    'What is marked for stable is small, mends something real, and names its upstream commit.',
  why: 'The stable team refuses what does not follow its rules, and asks for a reason where there is a good one.',
  source: 'process/stable-kernel-rules.html',
  severity: 'information',
  kinds: ['patch'],
  fixable: false,
  checkpatch: [],
  occasion: message => asked(message) !== undefined || isBackport(message),

  async *check(message) {
    if (isBackport(message)) {
      // A patch that says where it comes from in its first line is a backport by kind.
      const at = message.subject?.title
      const text =
        'A backport names the upstream commit in its first line: commit <40 digits> upstream.'
      if (at && !UPSTREAM.test(message.whole.text)) yield { at, message: text }
      return
    }
    const at = asked(message)
    if (!at) return
    const kind = await changeKind(message)
    if (kind === 'cosmetic' || kind === 'documentation') {
      yield { at, message: 'Stable takes no changes of spelling, comments or white space.' }
      return
    }
    const diff = await message.change.diff()
    const lines = diff ? linesOf(diff) : 0
    if (lines > MOST_LINES) {
      const most = `Stable takes patches of at most ${MOST_LINES} lines with context; this one has ${lines}.`
      yield {
        at,
        message: `${most} Split off what mends the fault, or say why it must be so large.`,
      }
    }
  },

  examples: [
    {
      bad: 'foo: fix a typo in a comment\n\nText.\n\nCc: «stable@vger.kernel.org»\n',
    },
    {
      diff: `diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -0,0 +1,101 @@\n${'+x\n'.repeat(101)}`,
      bad: 'foo: flush the bar\n\nText.\n\nCc: «<stable@vger.kernel.org>» # 6.1+\n',
    },
    {
      diff: `diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -0,0 +1,100 @@\n${'+x\n'.repeat(100)}`,
      good: 'foo: flush the bar\n\nText.\n\nCc: stable@vger.kernel.org\n',
    },
    {
      diff: `diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -0,0 +1,101 @@\n${'+x\n'.repeat(101)}`,
      good: 'foo: flush the bar\n\nText.\n\nCc: <stable+noautosel@kernel.org> # too large\n',
    },
    {
      as: 'mail',
      bad: 'From: Ada <ada@example.org>\nSubject: [PATCH 6.1.y] «foo: flush the bar»\n\nText.\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    {
      as: 'mail',
      good: 'From: Ada <ada@example.org>\nSubject: [PATCH 6.1.y] foo: flush the bar\n\n[ Upstream commit 5c0ffee15900d0123456789abcdef0123456789a ]\n\nText.\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
  ],
})

const UPSTREAM =
  /^[ \t]*(?:commit [0-9a-f]{40} upstream|\[ ?upstream commit [0-9a-f]{40})|\(cherry picked from commit [0-9a-f]{40}\)|\bnot upstream\b|\bstable[- ]only\b|\bno upstream\b/im

/** Where the stable team is asked to take the patch; that it must not is no request. */
function asked({ trailers }: Message): Slice | undefined {
  const request = trailers.find(
    trailer => isForStable(trailer) && !trailer.value.text.includes('+noautosel@'),
  )
  return request?.value.find(/^[^#]*[^#\s]/)
}

function isBackport({ posting }: Message): boolean {
  return posting?.words.some(word => STABLE_TREE.test(word)) ?? false
}

function linesOf({ files }: Diff): number {
  return files.flatMap(({ hunks }) => hunks).reduce((sum, { lines }) => sum + lines.length, 0)
}
