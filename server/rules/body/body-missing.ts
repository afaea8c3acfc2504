import { changeKind } from '../../model/changeKind'
import { isAutomation, isTest } from '../../model/fileKind'
import type { Message } from '../../model/message'
import type { Project } from '../../model/project'
import { descriptionBelow } from '../../model/notesBelow'
import { messageRule } from '../rule'
import type { Severity } from '../severity'

/** A change of no more lines is told by its subject. */
const FEW_LINES = 10

/** Of a mended line, too; where more were wrong, one asks what was broken. */
const ONE_LINE = 2

/** What such a change does, its subject says, and why can be seen. */
const SUBJECT_SAYS_ALL = ['cosmetic', 'documentation', 'id', 'mechanical', 'removal']

export default messageRule({
  id: 'body-missing',
  summary: 'A patch says in a few sentences what was wrong and what it does about it.',
  why: 'Without a description reviewers, distributors and bug hunters have to guess from the code why it was changed.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'error',
  kinds: ['patch', 'backport'],
  missing: true,
  fixable: false,
  checkpatch: ['COMMIT_MESSAGE'],

  async *check(message, { project }) {
    const { subject, paragraphs } = message
    if (!subject || paragraphs.length > 0 || descriptionBelow(message)) return
    const severity = await weight(message, project)
    if (severity === 'off') return
    yield {
      at: subject.title,
      message:
        'There is no description. Say below what was wrong, what happens because of it, and what the change does.',
      severity,
    }
  },

  examples: [
    { linux: true, bad: '«foo: flush the bar»\n\nSigned-off-by: Ada <ada@example.org>\n' },
    { bad: '«foo: flush the bar»\n' },
    { good: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada <ada@example.org>\n' },
    {
      good: 'Prepare v2026.07-rc3\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A release needs no description.',
    },
    {
      good: 'Update kernel headers\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Nobody has to explain what another project did.',
    },
    {
      linux: true,
      bad: '«foo: fix a typo»\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Trailers are no description.',
    },
    {
      paths: ['foo/bar.c'],
      bad: '«foo: rename the bar»\n',
      because: 'Outside the kernel a subject may say all of such a change, so this is but a hint.',
    },
    {
      paths: ['tests/bar.sh', '.github/workflows/bar.yml'],
      bad: '«foo: run the bar»\n',
      because: 'So it may of a test.',
    },
    {
      paths: ['include/uapi/linux/foo.h'],
      good: 'uapi: update foo.h\n\nSigned-off-by: Ada <ada@example.org>\n',
      because:
        "Outside the kernel these are the kernel's headers, which have their description there.",
    },
    {
      good: 'foo: flush the bar\n---\nThe cache of the bar can be stale after a resume.\n',
      because: 'That it stands below the line is said by another rule.',
    },
  ],
})

/** What the lack weighs: Linux takes no such patch, other projects do where the subject says all. */
async function weight(message: Message, project: Project): Promise<Severity | 'off'> {
  const kind = await changeKind(message)
  // What is copied from another project has its description there.
  if (kind === 'import') return 'off'
  if (project.linux) return 'error'
  if (kind === 'cosmetic') return 'hint'
  if (!project.elsewhere) return 'warning'
  const paths = (await message.change.paths()) ?? []
  if (paths.length > 0 && paths.every(isKernelHeader)) return 'off'
  if (SUBJECT_SAYS_ALL.includes(kind)) return 'hint'
  if (paths.length > 0 && paths.every(path => isTest(path) || isAutomation(path))) return 'hint'
  return (await hasLines(message, kind === 'fix' ? ONE_LINE : FEW_LINES)) ? 'hint' : 'warning'
}

/** Outside Linux such headers are taken over from it. */
function isKernelHeader(path: string): boolean {
  return /(?:^|\/)include\/uapi\//.test(path)
}

/** Whether a change adds and removes at most so many lines. */
async function hasLines({ change }: Message, most: number): Promise<boolean> {
  const diff = await change.diff()
  if (!diff) return false
  const hunks = diff.files.flatMap(file => file.hunks)
  return hunks.reduce((sum, { added, removed }) => sum + added + removed, 0) <= most
}
