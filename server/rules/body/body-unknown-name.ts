import { isInDiff, isPartOfOne, namesInDiff } from '../../model/namesInDiff'
import { isForeign, namesInText, type NameInText } from '../../model/namesInText'
import type { Message } from '../../model/message'
import type { Tree } from '../../model/tree'
import { remembered } from '../../text/remembered'
import { messageRule, replace, type Finding } from '../rule'

export default messageRule({
  id: 'body-unknown-name',
  summary: 'A function, symbol or file that the text names exists.',
  why: 'Reviewers and everybody who comes from git log search for the names; one that is misspelt or from an older version of the patch leads nowhere.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  kinds: ['patch'],
  changes: ['fix', 'cosmetic', 'id', 'feature', 'removal', 'mechanical', 'documentation'],
  content: 1,
  habit: false,
  yieldsTo: ['body-name-stale'],
  fixable: true,
  checkpatch: ['USE_RELATIVE_PATH'],

  async *check(message, { project, signal }) {
    const { tree, linux } = project
    const named = candidates(message, linux)
    if (named.length === 0) return
    const known = await namesOf(message)
    if (!known) return
    const left = firstOfEach(named.filter(each => !known(each)))
    const words = left.filter(({ sort }) => sort !== 'path').flatMap(spellings)
    const inTree = words.length > 0 ? await tree.wordsAmong([...new Set(words)], signal) : undefined
    for (const each of left) {
      if (each.sort === 'path') {
        const finding = await pathFinding(each, tree, signal)
        if (finding) yield finding
      } else if (inTree && !spellings(each).some(word => inTree.has(word))) {
        const name = each.sort === 'function' ? `${each.name}()` : each.name
        yield {
          at: each.at,
          message: `"${name}" is neither in the change nor in the tree. Check the name.`,
        }
      }
    }
  },

  examples: [
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,2 @@\n #include "bar.h"\n+int foo_get_first_bar(void);\n',
      tree: { 'foo.c': 'foo_get_first_bar', 'drivers/bar/baz.c': '' },
      bad: 'foo: find the bar\n\nAdd «foo_search»(), which needs «CONFIG_FOO_SEARCH» and\n«drivers/bar/bax.c» to find it.\n',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,1 @@\n-a\n+b\n',
      tree: { 'foo.c': 'b', 'drivers/bar/baz.c': '' },
      bad: 'foo: find the bar\n\nSee «/home/ada/src/drivers/bar/baz.c» and /usr/include/bar/baz.c\nfor it.\n',
      good: 'foo: find the bar\n\nSee drivers/bar/baz.c and /usr/include/bar/baz.c\nfor it.\n',
    },
    {
      diff: 'diff --git a/drivers/foo.c b/drivers/foo.c\n--- a/drivers/foo.c\n+++ b/drivers/foo.c\n@@ -1,1 +1,2 @@ int foo_probe(void)\n-foo_old();\n+foo_new();\n+foo_enable_bar();\n',
      tree: {
        'drivers/foo.c': 'foo_new foo_enable_bar',
        'include/linux/bar.h': 'bar_get FOO_BAR',
        Kconfig: 'config FOO',
      },
      formerPaths: ['drivers/gone.c'],
      good: 'foo: enable the bar\n\nfoo_probe() calls foo_new() with bar_get(), ./drivers/foo.c and linux/bar.h\ntell why; as drivers/gone.c did. CONFIG_FOO, CONFIG_SPL_FOO and CONFIG_FOO_* are\nset. enable_bar() is short.\n',
      because:
        'They are in the change, in the tree or in its history; a driver may go without its prefix.',
    },
    {
      diff: 'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1,1 +1,1 @@\n-a\n+b\n',
      tree: { 'foo.c': 'b', 'drivers/bar/baz.c': '' },
      good: 'foo: find the bar\n\nQEMU does this in qemu_find_bar() too. There is no foo_find_bar() here.\n\n> foo_cited() is cited\n\n    foo_shown()\n\nfoo.c:12: undefined reference to foo_logged()\nvendor/drivers/bar.c has "a call of foo_said() in it".\nThe macro expands to foo_<name>() and foo_{a,b}_x().\n',
      because: 'Names of other projects, of what is missing, in quotes, logs and patterns.',
    },
    {
      good: 'foo: find the bar\n\nAdd foo_search() to find it.\n',
      because: 'The change is not at hand.',
    },
  ],
})

/** The names of functions, symbols and files of which the text says that they are here. */
function candidates(message: Message, linux: boolean): NameInText[] {
  return namesInText(message).filter(
    named =>
      named.sort !== 'word' &&
      !PLACEHOLDER.test(named.name) &&
      !isForeign(named, linux) &&
      !saysAbsent(named.sentence),
  )
}

/** A part of a name that stands for others: `foo_read_x()`, `CONFIG_ARCH_something`. */
const PLACEHOLDER = /_(?:[xX]{1,4}|NN)(?:_|$)|_[yYnN]$|^[xX]_|^CONFIG_\w*_[a-z]\w*$/

/** What is said of a name that need not exist. */
const ABSENT =
  /\b(?:no longer|non-?exist\w*|exists?|remov\w+|dropp?\w*|delet\w+|renam\w+|replac\w+|former\w*|previous\w*|old|original\w*|used to|gone|typos?|misspell\w*|undefined|unknown|there (?:is|are|was) no|not (?:yet )?(?:defined|available|implemented|there)|future|later|will|would|could|examples?|such as|obsolete\w*|legacy|stale|missing|never|wrong\w*|incorrect\w*|without|hypothetical|downstream|external)\b/i

const saysAbsent = remembered(sentence => ABSENT.test(sentence))

/** A name is found fault with once, however often the text has it. */
function firstOfEach(named: readonly NameInText[]): NameInText[] {
  const first = new Map<string, NameInText>()
  for (const each of named) if (!first.has(each.name)) first.set(each.name, each)
  return [...first.values()]
}

/** Whether a name is in the change, or in another patch of its series; `undefined` where the change is not at hand. */
async function namesOf({
  change,
  series,
}: Message): Promise<((named: NameInText) => boolean) | undefined> {
  if (!(await change.diff())) return undefined
  const changes = series.length > 1 ? series.map(other => other.change) : [change]
  const diffs = (await Promise.all(changes.map(each => each.diff()))).filter(
    diff => diff !== undefined,
  )
  return named =>
    diffs.some(diff => {
      const names = namesInDiff(diff)
      if (named.sort === 'path')
        return diff.files.some(({ oldPath = '', newPath = '' }) =>
          [oldPath, newPath].some(path => `/${path}`.endsWith(`/${named.name}`)),
        )
      return spellings(named).some(word => isInDiff(names, word)) || isPartOfOne(names, named.name)
    })
}

/** How a name may be written in the sources: Kconfig files leave CONFIG_ out, a loader's stage adds its own letters. */
function spellings({ name, sort }: NameInText): string[] {
  // A name that begins a sentence may have got a capital.
  if (sort !== 'symbol') return [name, name.charAt(0).toLowerCase() + name.slice(1)]
  const bare = name.replace(/^CONFIG_/, '')
  const stageless = bare.replace(/^(?:SPL|TPL|VPL|XPL)_/, '')
  return [name, bare, stageless, `CONFIG_${stageless}`]
}

/** Folders that belong to the machine, not to a tree of sources. */
const MACHINE =
  /^\/(?:usr|etc|dev|proc|sys|boot|lib\d*|s?bin|var|tmp|opt|mnt|run|root|data|system)\//

async function pathFinding(
  { at, name }: NameInText,
  tree: Tree,
  signal: AbortSignal | undefined,
): Promise<Finding | undefined> {
  if (name.startsWith('/')) {
    if (MACHINE.test(name)) return undefined
    const tail = await tailInTree(name, tree, signal)
    if (tail === undefined) return undefined
    const message = `Name the file by its path in the tree: ${tail}`
    return { at, message, fix: replace(`Write "${tail}"`, at, tail) }
  }
  // What the build generates is in no tree.
  if (/\bgenerated\b|\.dtbo?\.S$/.test(name)) return undefined
  // A path whose first folder is not here belongs to something else: to another tree, or to the build.
  const [top = ''] = name.split('/')
  if (!(await tree.hasPath(top, signal)) || (await tree.hasPath(name, signal)) !== false)
    return undefined
  if ((await tree.hadPath(name, signal)) !== false) return undefined
  return {
    at,
    message: `There is no ${name} in the change, the tree or its history. Check the path.`,
  }
}

/** The longest end of an absolute path, of two parts or more, that a file of the tree has. */
async function tailInTree(
  path: string,
  tree: Tree,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
    const tail = path.slice(at + 1)
    if (!tail.includes('/')) return undefined
    if (await tree.hasPath(tail, signal)) return tail
  }
  return undefined
}
