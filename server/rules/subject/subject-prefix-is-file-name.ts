import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { percent } from '../percent'
import { choice, messageRule, replace } from '../rule'
import { offeredPrefixes, prefixesOfFiles } from '../usualPrefixes'

/** From this share on, the code's own history says that the name is the usual prefix. */
const USUAL = 0.2

export default messageRule({
  id: 'subject-prefix-is-file-name',
  summary: 'A prefix names the subsystem, not a file, and does not begin with "drivers".',
  why: 'Maintainers look for the name that their subsystem goes by; where the files lie is in the diff.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch'],
  fixable: true,
  checkpatch: [],
  occasion: ({ subject }) => subject !== undefined && subject.prefix.length > 0,

  async *check(message, { git, project, signal }) {
    const { subject, change } = message
    const first = subject?.prefix[0]
    if (!subject || !first) return
    const drivers = first.name.find(/^drivers?(?=\/|$)/i)
    const file = drivers ? undefined : fileName(first.name)
    if (!drivers && !file) return
    if (file && (await project.tree.hasPath(file.text, signal)) !== true) return
    const paths = (await change.paths()) ?? []
    const { prefixes } = await prefixesOfFiles(git, paths, subject.title.text, signal)
    const begins = `${first.name.text}:`.toLowerCase()
    const share = prefixes
      .filter(({ prefix }) => prefix.toLowerCase().startsWith(begins))
      .reduce((sum, each) => sum + each.share, 0)
    if (share >= USUAL) return
    const usual = prefixes[0]
    const said =
      usual && usual.share >= 0.4
        ? `, as in "${usual.prefix}" (${percent(usual.share)} of its commits)`
        : ''
    yield {
      at: drivers ?? file ?? first.name,
      message: drivers
        ? `Nearly everything is a driver: begin with the subsystem's name${said}.`
        : `This is the name of a file. Begin with the subsystem's name${said}.`,
      aspect: drivers ? 'drivers' : 'file',
      ...(project.linux ? {} : { severity: 'hint' as const }),
      fix: drivers && withoutDrivers(message),
      search: offeredPrefixes(message, git),
    }
  },

  examples: [
    { bad: '«drivers»: foo: flush the bar\n', good: 'foo: flush the bar\n' },
    { bad: '«drivers»/foo: flush the bar\n', good: 'foo: flush the bar\n' },
    {
      linux: true,
      tree: { 'drivers/foo/bar.c': '' },
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          paths: ['drivers/foo/bar.c'],
        },
      ],
      bad: '«bar.c»: flush the cache\n',
      good: 'foo: flush the cache\n',
    },
    {
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'Drivers: foo: cache the bar',
          paths: ['drivers/foo/bar.c'],
        },
      ],
      good: 'Drivers: foo: flush the bar\n',
      because: 'This is what the history of the code calls it.',
    },
    { good: 'driver core: flush the bar\n' },
    {
      tree: { 'drivers/foo/bar.c': '' },
      good: 'imx8m.bar: flush the cache\n',
      because: 'No file has that name.',
    },
    { tree: { 'foo/Kconfig': '' }, good: 'foo/Kconfig: select BAR\n' },
  ],
})

/** A name that ends as the names of sources do. */
function fileName(name: Slice): Slice | undefined {
  return name.find(
    /^[\w./+-]*\w\.(?:c|h|S|cc|cpp|rs|py|pl|sh|dtsi?|dtso|rst|txt|md|ya?ml|json|lds|mk)$/,
  )
}

/** What follows "drivers" may be prefix enough; alone it cannot be left out. */
function withoutDrivers({ subject }: Message) {
  const [first, second] = subject?.prefix ?? []
  if (!subject || !first) return undefined
  const named = first.name.find(/^drivers?\//i)
  if (named) return choice(replace('Leave out "drivers/"', named, ''))
  return second && choice(replace(`Leave out "${first.name.text}:"`, first.whole, ''))
}
