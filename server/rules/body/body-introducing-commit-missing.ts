import { ID_DIGITS, referenceTo } from '../../model/commitReference'
import { fixesTags } from '../../model/fixesTag'
import type { Message } from '../../model/message'
import { removedCode, type RemovedLines } from '../../model/codeLines'
import { lineOrigins } from '../../model/lineOrigins'
import { insertBeforeSignOff } from '../../model/trailerPlace'
import type { Commit } from '../../host/git'
import { choice, edits, messageRule, type RuleContext } from '../rule'

/** A project in which fewer messages than this have a Fixes: line does not ask for one. */
const USES_FIXES = 0.05

export default messageRule({
  id: 'body-introducing-commit-missing',
  summary: 'A fix says which commit brought the fault: Fixes: 5c0ffee15900 ("foo: cache the bar")',
  why: 'Stable maintainers and distributors see from it which releases need the fix, and reviewers why the code is as it is.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'information',
  kinds: ['patch'],
  missing: true,
  changes: ['fix'],
  content: 1,
  occasion: isFix,
  fixable: true,
  checkpatch: ['MISSING_FIXES_TAG'],

  async *check(message, context) {
    const { subject } = message
    if (!subject || !isFix(message) || fixesTags(message).length > 0) return
    const { project, signal } = context
    const habit = await project.habits.using('Fixes', signal)
    if (!habit || habit.share < USES_FIXES) return
    const diff = await message.change.diff()
    const [most] = diff ? removedCode(diff) : []
    if (!most) return
    const culprit = await origin(message, most, context)
    const wanted = culprit && `Fixes: ${referenceTo(culprit, ID_DIGITS)}`
    yield {
      at: subject.phrase,
      message:
        culprit && wanted
          ? `The lines that it removes came with ${referenceTo(culprit)}. If the fault came with them, say so: ${wanted}`
          : 'Say which commit brought the fault, as far as it is known: Fixes: <12 digits> ("<title>")',
      fix: wanted
        ? choice(edits(`Add "${wanted}"`, insertBeforeSignOff(message, wanted)))
        : undefined,
    }
  },

  examples: [
    {
      uses: { Fixes: 0.3 },
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          lines: ['foo.c:1-2'],
        },
        {
          hash: '0123456789abcdef0123456789abcdef01234567',
          subject: 'foo: new driver',
          lines: ['foo.c:3'],
        },
        {
          hash: 'fedcba9876543210fedcba9876543210fedcba98',
          subject: 'foo: move the bar to foo.c',
          lines: ['foo.c:1-3'],
        },
      ],
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,3 +1,1 @@\n-\tif (cached)\n-\t\treturn bar;\n-\tgo();\n+\treturn get_bar();\n',
      author: 'Ada Author <ada@example.org>',
      bad: 'foo: «fix stale bar»\n\nIt can be stale.\n\nReported-by: Bob <bob@example.org>\nSigned-off-by: Ada Author <ada@example.org>\nSigned-off-by: Eve <eve@example.org>\n',
      good: 'foo: fix stale bar\n\nIt can be stale.\n\nReported-by: Bob <bob@example.org>\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada Author <ada@example.org>\nSigned-off-by: Eve <eve@example.org>\n',
    },
    {
      uses: { Fixes: 0.3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,1 @@\n-\treturn bar;\n+\treturn get_bar();\n',
      bad: 'foo: «avoid a stale bar»\n\nIt can be stale.\n',
    },
    {
      uses: { Fixes: 0.01 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,1 @@\n-\treturn bar;\n+\treturn get_bar();\n',
      good: 'foo: fix stale bar\n\nIt can be stale.\n',
      because: 'This project does not use Fixes: lines.',
    },
    {
      uses: { Fixes: 0.3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n int a;\n+int b;\n',
      good: 'foo: fix stale bar\n\nIt can be stale.\n',
      because: 'A change that only adds tells nobody where the fault came from.',
    },
    {
      uses: { Fixes: 0.3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,1 @@\n-\treturn bar;\n+\treturn get_bar();\n',
      good: 'foo: fix build warnings\n\nThe compiler complains.\n',
      because: 'Warnings, typos and work-arounds are nothing that a commit broke.',
    },
    {
      uses: { Fixes: 0.3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@\n-\t{ 1, 2 },\n+\t{ 1, 3 },\n };\n',
      good: 'foo: fix the table of bars\n\nThe second one is 3.\n',
      because: 'Only data change.',
    },
  ],
})

/** Whether the subject speaks of a fault in the code, which some commit must have brought. */
function isFix({ subject }: Message): boolean {
  const phrase = subject?.phrase.text.toLowerCase() ?? ''
  return (
    /^(?:fix|correct|prevent|avoid|plug|repair)(?:es|s|ed|ing)?\b(?![-_])/.test(phrase) &&
    !NO_FAULT.test(phrase)
  )
}

/** What may be put right although no commit broke it. */
const NO_FAULT =
  /\b(?:typos?|spelling|comments?|doc\w*|warnings?|build\w*|compil\w+|format\w*|styles?|unused|indent\w*|white ?space|quirk\w*|work ?arounds?|errat\w+|firmware|smatch|sparse|coverity|checkpatch|names?|naming|dependenc\w+)\b/

/** The commit that brought most of the lines, if git can tell. */
async function origin(
  { change: { base } }: Message,
  removed: RemovedLines,
  { git, signal }: RuleContext,
): Promise<Commit | undefined> {
  const origins = await lineOrigins([removed], base, git, signal)
  return origins.find(({ commit }) => !ONLY_TOUCHED.test(commit.subject))?.commit
}

/** The title of a commit that took lines elsewhere or wrote them in another way: it brought no fault. */
const ONLY_TOUCHED =
  /\b(?:renam(?:e|ing)|mov(?:e|ing)|split|re-?format|re-?indent|coding style|spdx|white ?space|checkpatch|cosmetic|treewide|typos?)\b/i
