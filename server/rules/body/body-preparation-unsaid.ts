import type { Message } from '../../model/message'
import { unusedSymbols, usedWords } from '../../model/newSymbols'
import { messageRule } from '../rule'

export default messageRule({
  id: 'body-preparation-unsaid',
  summary: 'A patch that adds what only a later patch of the series uses says so.',
  why: 'By itself it looks like dead code. Whoever reads it alone, later or in a bisection, cannot know what it is for.',
  source: 'process/5.Posting.html#patch-preparation',
  severity: 'hint',
  kinds: ['patch'],
  changes: ['fix', 'feature', 'mechanical'],
  content: 3,
  fixable: false,
  checkpatch: [],

  async *check(message) {
    const { subject, series, posting, change } = message
    const number = posting?.number
    if (!subject || number === undefined || series.length < 2 || says(message)) return
    const later = series.filter(other => (other.posting?.number ?? 0) > number)
    if (later.length === 0) return
    const diff = await change.diff()
    const symbols = diff ? unusedSymbols(diff) : []
    if (symbols.length === 0) return
    for (const other of later) {
      const used = await other.change.diff().then(known => known && usedWords(known))
      const symbol = symbols.find(name => used?.has(name))
      if (symbol === undefined) continue
      yield {
        at: subject.phrase,
        message: `Only patch ${String(other.posting?.number)} uses ${symbol}. Say in the text what it is for and that a later patch will use it.`,
      }
      return
    }
  },

  examples: [
    {
      as: 'mbox',
      bad: 'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 1/2] foo: «add a flush»\n\nIt writes the bar back.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n int a;\n+int foo_flush(int bar)\n+{\n+}\n-- \n2.50.0\n\nFrom 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 2/2] foo: flush the bar\n\nIt can be stale.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n int a;\n+\tfoo_flush(a);\n-- \n2.50.0\n\n',
    },
    {
      as: 'mbox',
      good: 'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 1/2] foo: add a flush\n\nThe next patch will call it.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n int a;\n+int foo_flush(int bar)\n+{\n+}\n-- \n2.50.0\n\nFrom 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 2/2] foo: flush the bar\n\nIt can be stale.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n int a;\n+\tfoo_flush(a);\n-- \n2.50.0\n\n',
      because: 'The text says it.',
    },
    {
      as: 'mbox',
      good: 'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 1/2] foo: add a flush\n\nIt writes the bar back.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,5 @@\n int a;\n+int foo_flush(int bar)\n+{\n+}\n+\tfoo_flush(b);\n-- \n2.50.0\n\nFrom 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 2/2] foo: flush the bar\n\nIt can be stale.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n int a;\n+\tfoo_flush(a);\n-- \n2.50.0\n\n',
      because: 'The patch itself uses it.',
    },
    {
      as: 'mbox',
      good: 'From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 1/2] foo: add a flush\n\nIt writes the bar back.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,4 @@\n int a;\n+int foo_flush(int bar)\n+{\n+}\n-- \n2.50.0\n\nFrom 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada Author <ada@example.org>\nSubject: [PATCH 2/2] foo: flush the bar\n\nIt can be stale.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n int a;\n+\tbar();\n-- \n2.50.0\n\n',
      because: 'Nobody knows who will use it.',
    },
  ],
})

/** Whether the text looks ahead, or says for whom the new thing is. */
function says({ subject, paragraphs }: Message): boolean {
  return [subject?.title, ...paragraphs.map(({ flow }) => flow)].some(
    text => text !== undefined && AHEAD.test(text.text),
  )
}

const AHEAD =
  /\b(?:next|later|follow\w*|subsequent\w*|upcoming|future|prepar\w*|will|soon|series|patch(?:es)?|commits?|users?|used by|needed|require[ds]?|in order to|so that|allow\w*|can be used|to be used|useful|helpers?)\b/i
