import { changeKind } from '../../model/changeKind'
import type { Message } from '../../model/message'
import type { Project } from '../../model/project'
import { descriptionBelow } from '../../model/notesBelow'
import { messageRule } from '../rule'
import type { Severity } from '../severity'

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

/** What the lack weighs: Linux takes no such patch, other projects do where the subject says enough. */
async function weight(message: Message, project: Project): Promise<Severity | 'off'> {
  const kind = await changeKind(message)
  // What is copied from another project has its description there.
  if (kind === 'import' || (project.elsewhere && (await isOfKernelHeaders(message)))) return 'off'
  if (project.linux) return 'error'
  if (kind === 'cosmetic') return 'hint'
  return project.elsewhere ? 'information' : 'warning'
}

/** Whether all of a change lies in headers that, outside Linux, are taken over from it. */
async function isOfKernelHeaders({ change }: Message): Promise<boolean> {
  const paths = (await change.paths()) ?? []
  return paths.length > 0 && paths.every(path => /(?:^|\/)include\/uapi\//.test(path))
}
