import type { History } from '../../model/history'
import { commonPrefixes } from '../../model/prefixHistory'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'subject-prefix-missing',
  summary: 'A subject begins with the subsystem: `subsystem: what the change does`.',
  why: 'Maintainers sort their mail and read the log by this prefix; without it the patch can be overlooked.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch'],
  fixable: true,
  checkpatch: [],

  *check({ subject, paths, state }, { git }) {
    if (!subject || subject.phrase.isEmpty || subject.prefix.length > 0) return
    // `[media] foo` is an old way to write a prefix.
    if (subject.brackets.some(bracket => bracket !== subject.tag?.whole)) return
    // A colon inside a word is a prefix that lost its blank: "net:phy". Nobody overlooks such a patch.
    if (/^[\w./,*-]+:\S/.test(subject.title.text)) return
    const title = subject.title
    // While the first word is being typed it may still become the prefix.
    if (state === 'draft' && !/\s/.test(title.text)) return
    yield {
      at: title.find(/^\S+/) ?? title,
      message: 'The subject names no subsystem. Write: subsystem: what the change does',
      search: async signal => {
        const prefixes = paths ? await prefixesOf(git, paths, signal) : []
        return prefixes.map(({ prefix, share }) =>
          choice(
            replace(
              `Begin with "${prefix}" (${percent(share)} of this code's commits do)`,
              title.head,
              `${prefix} `,
            ),
          ),
        )
      },
    }
  },

  examples: [
    {
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: bar: cache the baz',
          paths: ['drivers/foo/bar.c'],
        },
      ],
      bad: '«Flush» the bar at exit\n',
      good: 'foo: bar: Flush the bar at exit\n',
    },
    { good: 'ARM: dts: imx8mp: enable the second port\n' },
    { good: '[media] dvb: flush the bar\n' },
    { good: 'Revert "flush the bar"\n' },
    { good: 'Linux 7.2-rc1\n', because: 'A release has no subsystem.' },
  ],
})

async function prefixesOf(
  git: History,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly { prefix: string; share: number }[]> {
  const subjects: string[] = []
  const query = { paths: paths.slice(0, 50), limit: 100, noMerges: true }
  for await (const { subject } of git.log(query, signal)) subjects.push(subject)
  return commonPrefixes(subjects).slice(0, 5)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
