import { isInDiff, isPartOfOne, namesInDiff } from '../../model/namesInDiff'
import { isForeign, namesInText, type NameInText } from '../../model/namesInText'
import { nearNames } from '../../model/nearName'
import { renames } from '../../model/renames'
import { choice, edits, messageRule, type Finding } from '../rule'

export default messageRule({
  id: 'body-name-stale',
  summary: 'The names in the text are those in the change.',
  why: 'A function or symbol that got another name in the last round of review often keeps the old one in the text, where people will search for it in vain.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  kinds: ['patch'],
  changes: ['fix', 'id', 'feature', 'removal', 'mechanical', 'cosmetic'],
  habit: false,
  fixable: true,
  checkpatch: [],

  async *check(message, { project, signal }) {
    const names = namesInText(message).filter(({ sort }) => sort !== 'path')
    if (names.length === 0) return
    const diff = await message.change.diff()
    if (!diff) return
    const inDiff = namesInDiff(diff)
    const renamed = renames(diff)
    const isElsewhere = (each: NameInText): boolean =>
      isForeign(each, project.linux) || isOfAnotherStruct(each, name => isInDiff(inDiff, name))
    const stale: Stale[] = []
    for (const [name, places] of byName(names)) {
      const to = renamed.get(name)
      if (to !== undefined && !names.some(other => other.name === to)) {
        if (!TELLS.test(message.whole.text))
          stale.push({ name, places, meant: [to], renamed: true })
      } else if (!isInDiff(inDiff, name) && !places.some(isElsewhere)) {
        const meant = nearNames(name, new Set([...inDiff.added, ...inDiff.removed]))
        if (meant.length > 0 && !isPartOfOne(inDiff, name))
          stale.push({ name, places, meant, renamed: false })
      }
    }
    if (stale.length === 0) return
    const asked = stale.flatMap(({ name }) => [name, bare(name)])
    const known = await project.tree.wordsAmong([...new Set(asked)], signal)
    for (const each of known ? stale : []) {
      if (!known?.has(each.name) && !known?.has(bare(each.name))) yield* findingFor(each)
    }
  },

  examples: [
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+int foo_get_first_bar(void);\n',
      tree: { 'foo.c': 'foo_get_first_bar' },
      bad: 'foo: find the bar\n\nAdd «foo_get_frist_bar»() to find it. foo_get_frist_bar() is quick.\n',
      good: 'foo: find the bar\n\nAdd foo_get_first_bar() to find it. foo_get_first_bar() is quick.\n',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+obj-$(CONFIG_FOO_BAR) += bar.o\n',
      tree: { Kconfig: 'config FOO_BAR' },
      bad: 'foo: add «COFNIG_FOO_BAR»\n\nIt builds the bar.\n',
      good: 'foo: add CONFIG_FOO_BAR\n\nIt builds the bar.\n',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,3 @@\n #include "bar.h"\n+int first_handler_of;\n+int first_handled_of;\n',
      tree: { 'foo.c': 'first_handler_of first_handled_of' },
      bad: 'foo: find the bar\n\nAdd «first_handle_of» to find it.\n',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@\n-int foo_search(int bar);\n+int foo_find_bar(int bar);\n int baz;\n',
      tree: { 'foo.c': 'foo_find_bar' },
      bad: 'foo: take the bar\n\nLet «foo_search»() take it.\n',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@\n-int foo_search(int bar);\n+int foo_find_bar(int bar);\n int baz;\n',
      tree: { 'foo.c': 'foo_find_bar' },
      good: 'foo: rename the search\n\nThe name foo_search() says too little.\n',
      because: 'The text speaks of the renaming.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,2 +1,2 @@\n-int foo_search(int bar);\n+int foo_find_bar(int bar);\n int baz;\n',
      tree: { 'foo.c': 'foo_find_bar', 'bar.c': 'foo_search' },
      good: 'foo: take the bar\n\nLet foo_search() take it.\n',
      because: 'Other code still has that name.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,3 @@\n #include "bar.h"\n+int gpio_foo1; int foo_set_bar; int foo_rx_buffer; int foo_item; int lower_16_bits;\n+int acme_foo_clock; int foo_ready; int bar_find_it; int BAR_SEL_A; int __foo_unused; int FOOCTRL;\n',
      tree: { 'foo.c': 'x' },
      good: 'foo: enable the bar\n\nIt needs gpio_foo2, foo_get_bar, foo_tx_buffer and several foo_items, and\nlower_NN_bits, foo_clock and BAR_SEL_B. Mark it as foo_unused in FOO_CTRL.\nBar_find_it() does the rest.\n',
      because: 'Other numbers, parts of names, plurals, patterns and opposites are other names.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+int foo_get_first_bar(void);\n',
      tree: { 'foo.c': 'foo_get_first_bar foo_get_fist_bar' },
      good: 'foo: find the bar\n\nAdd it next to foo_get_fist_bar().\n',
      because: 'The tree has such a name.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+int foo_get_first_bar(void);\n',
      tree: { 'foo.c': 'foo_get_first_bar' },
      good: 'foo: find the bar\n\nThis is what upstream calls foo_get_frist_bar().\n\n    foo_get_frist_bar: not found\n',
      because: "The names of another project, and a program's output.",
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,3 @@\n #include "bar.h"\n+int foo_pause;\n+int foo_simnet;\n',
      tree: { 'foo.c': 'foo_pause foo_simnet' },
      good: 'foo: pause the bar\n\nAdd foo_paused to struct bar_event, which keeps it. The device is called\nfoo_sim_net there.\n',
      because: 'The change does not have the struct, and an underscore more makes another name.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+int foo_get_first_bar(void);\n',
      good: 'foo: find the bar\n\nAdd foo_get_frist_bar() to find it.\n',
      because: 'The tree is not at hand.',
    },
  ],
})

/** A name of the text that the sources do not have. */
interface Stale {
  readonly name: string
  readonly places: readonly NameInText[]
  /** What the change has instead. */
  readonly meant: readonly string[]
  readonly renamed: boolean
}

/** One finding for a name, wherever the text has it; the fixes put all of its places right. */
function* findingFor({ places, meant, renamed }: Stale): Generator<Finding> {
  const [first] = places
  const fixes = meant.map(name =>
    edits(`Write "${name}"`, ...places.map(({ at }) => at.replace(name))),
  )
  if (!first) return
  yield {
    at: first.at,
    message: renamed
      ? `The change renames this to ${meant.join()}, which the text does not say.`
      : `This name is neither in the change nor in the tree. Is ${meant.join(' or ')} meant?`,
    fix: meant.length > 1 || renamed ? choice(fixes[0]) : fixes[0],
    otherFixes: fixes.slice(1).map(choice),
    // What a change renames is often named as it was, to say why.
    ...(renamed ? { severity: 'hint' as const, aspect: 'renamed' } : {}),
  }
}

function byName(names: readonly NameInText[]): Map<string, NameInText[]> {
  const groups = new Map<string, NameInText[]>()
  for (const named of names) {
    const group = groups.get(named.name)
    if (group) group.push(named)
    else groups.set(named.name, [named])
  }
  return groups
}

/** Words of a text that speaks of renaming. */
const TELLS =
  /\b(?:renam\w*|instead|replac\w*|old|former\w*|previous\w*|was|were|switch\w*|convert\w*|typos?|misspel\w*|misnam\w*|names?|naming|named|become|should be|now|no longer|remov\w*|drop\w*)\b/i

/** Whether the sentence speaks of a struct that the change does not have: the name may be one of its members. */
function isOfAnotherStruct({ sentence }: NameInText, has: (name: string) => boolean): boolean {
  const owner = /\bstruct (\w+)/.exec(sentence)?.[1]
  return owner !== undefined && !has(owner)
}

/** A Kconfig symbol as Kconfig files write it. */
function bare(name: string): string {
  return name.replace(/^CONFIG_/, '')
}
