import type { LogQuery } from '../../host/git'
import type { History } from '../../model/history'
import { commonPrefixes, type UsualPrefix } from '../../model/prefixHistory'
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

  *check(message, { git }) {
    const { subject, state } = message
    if (!subject || subject.phrase.isEmpty || subject.prefix.length > 0) return
    // `[media] foo` is an old way to write a prefix.
    if (subject.brackets.some(bracket => bracket !== subject.tag?.whole)) return
    // A prefix that lost its blank or has one too many: "net:phy", "net : phy". Nobody overlooks such a patch.
    if (/^[\w./,*-]+ ?:\S|^[\w./,*-]+ : /.test(subject.title.text)) return
    const title = subject.title
    // While the first word is being typed it may still become the prefix.
    if (state === 'draft' && !/\s/.test(title.text)) return
    yield {
      at: title.find(/^\S+/) ?? title,
      missing: message.paragraphs.length === 0,
      message: 'The subject names no subsystem. Write: subsystem: what the change does',
      search: async signal => {
        const paths = await message.change.paths()
        const prefixes = await prefixesOf(git, paths ?? [], signal)
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
    { typing: true, good: 'perf too', because: 'The colon may be what is typed next.' },
    { good: 'foo_* : flush the bar\n' },
    { good: '[media] dvb: flush the bar\n' },
    { good: 'Revert "flush the bar"\n' },
    { good: 'Linux 7.2-rc1\n', because: 'A release has no subsystem.' },
  ],
})

/** Prefixes of the touched files; where these are new, of what lies around them. */
async function prefixesOf(
  git: History,
  paths: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly UsualPrefix[]> {
  const files = paths.slice(0, 50)
  // Without a limit in time, git would read all of history for a file that has none.
  const own = await subjectsOf(git, { paths: files, since: '3-years-ago' }, signal)
  const folders = files.map(path => path.replace(/\/?[^/]*$/, '')).filter(folder => folder !== '')
  const around = { paths: folders.length > 0 ? folders : files }
  const subjects = own.length > 0 ? own : await subjectsOf(git, around, signal)
  return commonPrefixes(subjects).slice(0, 5)
}

async function subjectsOf(
  git: History,
  query: LogQuery,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const subjects: string[] = []
  if (query.paths?.length === 0) return subjects
  for await (const { subject } of git.log({ ...query, limit: 100, noMerges: true }, signal)) {
    subjects.push(subject)
  }
  return subjects
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
