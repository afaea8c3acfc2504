import { changeKind, kindByWords } from '../../model/changeKind'
import { codeSize } from '../../model/codeLines'
import { isCode } from '../../model/fileKind'
import type { Message } from '../../model/message'
import { remembered } from '../../text/remembered'
import { messageRule } from '../rule'

/** Kinds of change that a few words can describe, however many lines there are. */
const SAID_IN_FEW_WORDS = ['removal', 'mechanical', 'import', 'cosmetic', 'documentation', 'id']

export default messageRule({
  id: 'body-too-thin',
  summary: 'A big change says more than a small one.',
  why: 'Hundreds of lines hold decisions: what the hardware is, why this way, what is left out. Reviewers should not have to guess them.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  kinds: ['patch'],
  changes: ['fix', 'feature'],
  content: 4,
  fixable: false,
  checkpatch: [],
  options: {
    lines: { default: 100, description: 'Added lines of code from which on a change is big.' },
    words: { default: 30, description: 'Words that the text of a big change has at least.' },
  },

  async *check(message, { options }) {
    const { subject, paragraphs } = message
    const [first] = paragraphs
    if (!subject || !first || wordsIn(message) >= options.words) return
    if (SAID_IN_FEW_WORDS.includes(kindByWords(message) ?? '') || TAKEN.test(message.whole.text))
      return
    const paths = await message.change.paths()
    if (!paths?.some(isCode)) return
    const diff = await message.change.diff()
    if (!diff) return
    const { added, removed } = codeSize(diff)
    if (added < options.lines || isExchange(added, removed)) return
    if (SAID_IN_FEW_WORDS.includes(await changeKind(message))) return
    yield {
      at: subject.phrase,
      message: `${added} added lines of code in ${wordsIn(message)} words: say what they are for, how they work, and what is left out.`,
    }
  },

  examples: [
    {
      options: { lines: 3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n a\n+b();\n+c();\n+d();\n',
      bad: 'foo: «add the bar»\n\nIt is new.\n',
    },
    {
      options: { lines: 3, words: 3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n a\n+b();\n+c();\n+d();\n',
      good: 'foo: add the bar\n\nIt is new.\n',
    },
    {
      options: { lines: 3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,3 +1,3 @@\n-x();\n-y();\n-z();\n+b();\n+c();\n+d();\n',
      good: 'foo: work on the bar\n\nIt is new.\n',
      because: 'As many lines go as come.',
    },
    {
      options: { lines: 3 },
      diff: 'diff --git a/foo.dts b/foo.dts\n--- a/foo.dts\n+++ b/foo.dts\n@@ -1,1 +1,4 @@\n a\n+b;\n+c;\n+d;\n',
      good: 'foo: add the bar\n\nIt is new.\n',
      because: 'A device tree describes itself.',
    },
    {
      options: { lines: 3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n a\n+b();\n+c();\n+d();\n',
      good: 'foo: add the bar\n\nTaken from Linux 6.6.\n',
      because: 'Who brings it from elsewhere need not explain it again.',
    },
    {
      options: { lines: 3 },
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n a\n+\t{ 1, 2 },\n+\t{ 2, 3 },\n+\t{ 4, 5 },\n',
      good: 'foo: add the bar\n\nIt is new.\n',
      because: 'These are data.',
    },
  ],
})

/** Words that say that the code was not written for this change. */
const TAKEN =
  /\b(?:(?:taken|imported|ported|copied|adapted|cop(?:y|ies)|port) (?:\w+ ){0,3}(?:from|of)|based on|from (?:the )?(?:linux|kernel|upstream)|generated (?:by|with|from))\b/i

function wordsIn({ paragraphs }: Message): number {
  return paragraphs.reduce((sum, { flow }) => sum + wordCount(flow.text), 0)
}

const wordCount = remembered(text => text.split(/\s+/).length)

/** Whether about as much code goes as comes: it is moved or written anew. */
function isExchange(added: number, removed: number): boolean {
  return removed >= 0.8 * added && removed <= 1.25 * added
}
