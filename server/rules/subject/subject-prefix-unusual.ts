import { percent } from '../percent'
import { messageRule } from '../rule'
import { offeredPrefixes, prefixesOfFiles } from '../usualPrefixes'

/** Fewer commits say nothing of what is usual. */
const ENOUGH = 10

/** A change of more files is nobody's in particular. */
const FEW_FILES = 10

/** Files that everybody changes, under the name of what they change them for. */
const SHARED =
  /(?:^|\/)(?:Makefile|Kconfig|Kbuild)[^/]*$|(?:^|\/)(?:MAINTAINERS|CREDITS|\.[^/]*)$|_defconfig$|\.dtsi?$|\.dtso$|^(?:Documentation|doc|configs|include\/(?:uapi|linux|dt-bindings|configs))\//

export default messageRule({
  id: 'subject-prefix-unusual',
  summary: 'A prefix is the one that the history of the touched files uses.',
  why: 'Maintainers sort their mail and read the log by the prefix that they know.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'hint',
  kinds: ['patch'],
  yieldsTo: ['subject-prefix-is-file-name'],
  fixable: true,
  checkpatch: [],
  occasion: ({ subject }) => subject !== undefined && subject.prefix.length > 0,

  async *check(message, { git, signal }) {
    const { subject, change } = message
    const first = subject?.prefix[0]
    const last = subject?.prefix.at(-1)
    if (!subject || !first || !last) return
    const paths = await change.paths()
    if (!paths || paths.length > FEW_FILES) return
    const own = paths.filter(path => !SHARED.test(path))
    const words = wordsOf(subject.prefix.map(({ name }) => name.text).join(' '))
    // Where the paths say the same words, the prefix is as good as any: no need to ask git.
    if (own.length === 0 || shares(words, wordsOf(own.join(' ')))) return
    const { prefixes, commits } = await prefixesOfFiles(git, own, subject.title.text, signal)
    if (commits < ENOUGH || shares(words, wordsOf(prefixes.map(each => each.prefix).join(' '))))
      return
    const usual = prefixes[0]
    if (!usual || usual.share < 0.5) return
    yield {
      at: first.name.to(last.name),
      message: `The commits of these files begin with "${usual.prefix}" (${percent(usual.share)}), and none with this.`,
      search: offeredPrefixes(message, git),
    }
  },

  examples: [
    {
      paths: ['drivers/foo/bar.c'],
      git: history('foo: cache the bar', 'drivers/foo/bar.c'),
      bad: '«emulation: fdt»: flush the bar\n',
      good: 'foo: flush the bar\n',
    },
    {
      paths: ['drivers/foo/bar.c'],
      git: history('foo: cache the bar', 'drivers/foo/bar.c'),
      good: 'foo: baz: flush the bar\n',
    },
    {
      paths: ['drivers/foo/bar.c'],
      git: history('quux: cache the bar', 'drivers/foo/bar.c'),
      good: 'bar: flush the cache\n',
      because: 'The file has that name.',
    },
    {
      paths: ['include/linux/bar.h'],
      git: history('foo: cache the bar', 'include/linux/bar.h'),
      good: 'baz: flush the cache\n',
      because: 'This is a file that everybody changes.',
    },
    {
      paths: ['drivers/foo/bar.c'],
      git: history('foo: cache the bar', 'drivers/foo/bar.c').slice(0, 3),
      good: 'emulation: flush the bar\n',
      because: 'So few commits say nothing.',
    },
  ],
})

/** The words of prefixes or paths, in lower case and without plural. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(word => word !== '')
      .map(word => word.replace(/(?<=..)s$/, '')),
  )
}

/** Whether two sets have a word in common, or one that begins with another: `mach-k3` and `k3`, `stm32` and `stm32mp`. */
function shares(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const among = [...others]
  return [...some].some(word =>
    among.some(other => other.startsWith(word) || word.startsWith(other)),
  )
}

/** As many commits of one file as make a history. */
function history(subject: string, path: string) {
  return Array.from({ length: ENOUGH }, (_, index) => ({
    hash: (0x5c0ffee + index).toString(16).padEnd(40, '0'),
    subject: `${subject} ${index}`,
    paths: [path],
  }))
}
