import {
  changedInterfaces,
  holdsInterfaces,
  type ChangedInterface,
} from '../../model/changedInterfaces'
import { messageRule } from '../rule'

/** A change of more interfaces than this is described as a whole, not name by name. */
const MOST = 3

export default messageRule({
  id: 'body-api-change-unexplained',
  summary: 'Subject or text names what changes for other code or for users.',
  why: 'Whoever calls the function or uses the attribute from elsewhere, in another tree even, finds out by its name what became of it.',
  source: 'process/5.Posting.html#patch-formatting-and-changelogs',
  severity: 'hint',
  kinds: ['patch'],
  changes: ['fix', 'id', 'feature', 'removal', 'mechanical'],
  content: 2,
  fixable: false,
  checkpatch: [],

  async *check(message) {
    const { subject, change, whole } = message
    if (!subject) return
    const paths = await change.paths()
    if (!paths?.some(holdsInterfaces)) return
    const diff = await change.diff()
    if (!diff) return
    const changed = changedInterfaces(diff)
    const text = `${subject.title.text} ${whole.text}`.toLowerCase()
    const unnamed = changed.filter(({ name }) => !isNamed(name.toLowerCase(), text))
    const [first] = unnamed
    // Who names one of several has spoken of them; who changes many gives the reason once.
    if (!first || unnamed.length < changed.length || changed.length > MOST) return
    yield {
      at: subject.phrase,
      message: `${SAID[first.what](first.name)} The text does not name it: say what changes for those who use it.`,
    }
  },

  examples: [
    {
      diff: 'diff --git a/include/foo.h b/include/foo.h\n--- a/include/foo.h\n+++ b/include/foo.h\n@@ -1,2 +1,2 @@\n int bar;\n-int foo_flush(int bar);\n+int foo_flush(int bar, bool wait);\n',
      bad: 'foo: «wait for the bar»\n\nIt can be stale.\n',
    },
    {
      diff: 'diff --git a/include/foo.h b/include/foo.h\n--- a/include/foo.h\n+++ b/include/foo.h\n@@ -1,2 +1,2 @@\n int bar;\n-int foo_flush(int bar);\n+int foo_flush(int bar, bool wait);\n',
      good: 'foo: wait for the bar\n\nLet foo_flush() wait, if it is asked to.\n',
    },
    {
      diff: 'diff --git a/include/foo.h b/include/foo.h\n--- a/include/foo.h\n+++ b/include/foo.h\n@@ -1,2 +1,2 @@\n int bar;\n-int foo_flush(int bar);\n+int foo_flush(int new_bar);\n',
      good: 'foo: wait for the bar\n\nIt can be stale.\n',
      because: "Only a parameter's name changes.",
    },
    {
      diff: 'diff --git a/include/foo.h b/include/foo.h\n--- a/include/foo.h\n+++ b/include/foo.h\n@@ -1,2 +1,2 @@\n int bar;\n-static inline int foo_flush(int bar);\n+static inline int foo_flush(int bar, int baz);\n',
      good: 'foo: wait for the bar\n\nIt can be stale.\n',
      because: 'No prototype that others link to.',
    },
    {
      diff: 'diff --git a/include/uapi/foo.h b/include/uapi/foo.h\n--- a/include/uapi/foo.h\n+++ b/include/uapi/foo.h\n@@ -1,1 +0,0 @@\n-#define FOO_BAR 1\n',
      bad: 'foo: «wait for the bar»\n\nIt can be stale.\n',
    },
    {
      diff: 'diff --git a/include/uapi/foo.h b/include/uapi/foo.h\n--- a/include/uapi/foo.h\n+++ b/include/uapi/foo.h\n@@ -1,1 +0,0 @@\n-#define FOO_BAR_1 1\n',
      good: 'foo: wait for the bar\n\nIt can be stale. The FOO_BAR_* are not used any more.\n',
      because: 'The whole family is named.',
    },
  ],
})

const SAID: Record<ChangedInterface['what'], (name: string) => string> = {
  parameters: name => `The parameters of ${name}() change.`,
  export: name => `${name}() is no longer exported.`,
  constant: name => `${name} is gone from the interface to user space.`,
  attribute: name => `The attribute "${name}" is gone.`,
  parameter: name => `The module parameter "${name}" is gone.`,
  binding: name => `"${name}" is gone from the binding.`,
}

/** Whether a text names something, in full or without the prefix of its subsystem; `foo_*` names the family. */
function isNamed(name: string, text: string): boolean {
  const short = name.replace(/^[^_]+_/, '')
  if (text.includes(name) || (short.length > 5 && text.includes(short))) return true
  return [...text.matchAll(/(\w{2,60}_)\*/g)].some(([, family = name]) => name.startsWith(family))
}
