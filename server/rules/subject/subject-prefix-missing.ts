import { isAutomation } from '../../model/fileKind'
import { messageRule } from '../rule'
import { offeredPrefixes } from '../usualPrefixes'

/** A change that touches more folders at the top of the tree than this belongs to no one of them. */
const MOST_FOLDERS = 5

export default messageRule({
  id: 'subject-prefix-missing',
  summary: 'A subject begins with the subsystem: `subsystem: what the change does`.',
  why: 'Maintainers sort their mail and read the log by this prefix; without it the patch can be overlooked.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch'],
  fixable: true,
  checkpatch: [],

  async *check(message, { git }) {
    const { subject, state } = message
    if (!subject || subject.phrase.isEmpty || subject.prefix.length > 0) return
    // `[media] foo` is an old way to write a prefix.
    if (subject.brackets.some(bracket => bracket !== subject.tag?.whole)) return
    // A prefix that lost its blank or has one too many: "net:phy", "net : phy". Nobody overlooks such a patch.
    if (/^[\w./,*-]+ ?:\S|^[\w./,*-]+ : /.test(subject.title.text)) return
    const title = subject.title
    // Files of everybody, and what undoes more than one commit, have no subsystem.
    if (/^(?:\.?mailmap|MAINTAINERS|CREDITS|COPYING|Revert)\b/i.test(subject.title.text)) return
    // While the first word is being typed it may still become the prefix.
    if (state === 'draft' && !/\s/.test(title.text)) return
    const paths = await message.change.paths()
    if (paths && belongsNowhere(paths)) return
    yield {
      at: title.find(/^\S+/) ?? title,
      missing: message.paragraphs.length === 0,
      message:
        'The subject names no subsystem. Begin with its name, as in: subsystem: what the change does',
      search: offeredPrefixes(message, git),
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
    { good: 'Mailmap entry for Ada Author\n', because: 'The file belongs to no subsystem.' },
    {
      paths: ['README'],
      good: 'Tell where the bar is to be had\n',
      because: 'A file at the top of the tree belongs to no subsystem.',
    },
    {
      paths: ['.github/workflows/build.yml', 'ci/build.sh'],
      good: 'Build the bar with another compiler\n',
      because: 'What builds and tests for the developers is no subsystem.',
    },
    {
      paths: ['arch/a.c', 'board/a.c', 'cmd/a.c', 'common/a.c', 'drivers/a.c', 'lib/a.c'],
      good: 'Rename the bar to baz\n',
      because: 'A change all over the tree belongs to no subsystem.',
    },
    { good: 'Revert three commits that broke the bar\n' },
    { good: 'Revert "flush the bar"\n' },
    { good: 'Linux 7.2-rc1\n', because: 'A release has no subsystem.' },
  ],
})

/** Whether no subsystem owns these files: those at the top of the tree, those of the test machines, files everywhere. */
function belongsNowhere(paths: readonly string[]): boolean {
  const below = paths.filter(path => path.includes('/'))
  const folders = new Set(below.map(path => path.slice(0, path.indexOf('/'))))
  return below.every(isAutomation) || folders.size > MOST_FOLDERS
}
