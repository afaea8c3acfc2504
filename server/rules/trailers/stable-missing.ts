import { fixesTags, hasFixesTag } from '../../model/fixesTag'
import { changeKind } from '../../model/changeKind'
import { isForStable } from '../../model/stableAddress'
import { edits, messageRule, choice } from '../rule'

/** Where nothing that is shipped comes from. */
const NOT_SHIPPED = /^(?:tools|samples|scripts|Documentation)\/|\/selftests?\/|^MAINTAINERS$/

/** Faults that show when the kernel is built, not when it runs. */
const WHILE_BUILDING =
  /\b(?:build|compil\w+|link(?:er|ing)|warnings?|sparse|smatch|kernel-?doc|W=1|comments?|typos?)\b/i

export default messageRule({
  id: 'stable-missing',
  summary: 'The fix of a commit that has been released asks to be taken into the stable releases.',
  why: 'A Fixes: line alone promises nothing: only what is marked with Cc: stable is sure to be taken.',
  source: 'process/stable-kernel-rules.html#option-1',
  severity: 'information',
  kinds: ['patch'],
  missing: true,
  fixable: true,
  checkpatch: [],
  occasion: hasFixesTag,

  async *check(message, { git, project, signal }) {
    if (!project.linux || WHILE_BUILDING.test(message.subject?.title.text ?? '')) return
    const tags = fixesTags(message).filter(({ id, block }) => id && id.length >= 7 && block?.final)
    const [tag] = tags
    if (!tag || message.trailers.some(isForStable)) return
    const paths = await message.change.paths()
    if (!paths || paths.length === 0 || paths.every(path => NOT_SHIPPED.test(path))) return
    for (const { id } of tags) {
      const lookup = await git.lookup(id?.text.toLowerCase() ?? '', signal)
      if (lookup.is !== 'found') continue
      const release = await git.firstRelease(lookup.commit.hash, signal)
      if (release === undefined) continue
      const kind = await changeKind(message)
      if (kind === 'cosmetic' || kind === 'documentation') return
      yield {
        at: tag.value,
        message: `The fault has been there since ${release}. Add Cc: stable@vger.kernel.org, or say why the fix need not be taken back.`,
        fix: choice(
          edits(
            'Add "Cc: stable@vger.kernel.org"',
            tag.whole.tail.replace('\nCc: stable@vger.kernel.org'),
          ),
        ),
      }
      return
    }
  },

  examples: [
    {
      linux: true,
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          release: 'v6.1',
        },
      ],
      bad: 'foo: flush the bar\n\nText.\n\nFixes: «5c0ffee15900 ("foo: cache the bar")»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nCc: stable@vger.kernel.org\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      linux: true,
      paths: ['tools/testing/selftests/foo/bar.c', 'Documentation/foo.rst'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          release: 'v6.1',
        },
      ],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'What is no part of the kernel is not taken back.',
    },
    {
      linux: true,
      paths: ['drivers/foo/bar.c'],
      git: [{ hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'No release has the fault.',
    },
    {
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          release: 'v6.1',
        },
      ],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'Other projects have no stable releases of this kind.',
    },
    {
      linux: true,
      paths: ['drivers/foo/bar.c'],
      git: [
        {
          hash: '5c0ffee15900d0123456789abcdef0123456789a',
          subject: 'foo: cache the bar',
          release: 'v6.1',
        },
      ],
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nCc: <stable+noautosel@kernel.org> # needs the new bar\n',
      because: 'The author has chosen.',
    },
  ],
})
