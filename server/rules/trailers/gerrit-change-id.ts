import { isForGerrit, isForPatman } from '../../model/localWorkflow'
import type { Message } from '../../model/message'
import { wholeLine } from '../../model/lineRemoval'
import { keyIs } from '../../parse/trailerKeys'
import type { Slice } from '../../text/slice'
import { edits, messageRule } from '../rule'

export default messageRule({
  id: 'gerrit-change-id',
  summary: "What a company's own review and bug tracker need does not go out with the patch.",
  why: 'A Change-Id or a Reviewed-on leads nowhere for everybody outside; maintainers ask for another version without it.',
  source: 'dev-tools/checkpatch.html#commit-message',
  severity: 'error',
  inState: { draft: 'off' },
  fixable: true,
  checkpatch: ['GERRIT_CHANGE_ID'],

  *check(message) {
    if (isForPatman(message) || isForGerrit(message)) return
    const lines = internalLines(message)
    const [first] = lines
    if (!first) return
    const more = lines.length > 1 ? ` (${lines.length} lines)` : ''
    const gerrit = lines.some(({ text }) => /^Change-Id/i.test(text))
    yield {
      at: first,
      ...(gerrit ? {} : { severity: 'warning' as const }),
      message: `Only your own tools know what this means. Remove it before you post the patch${more}.`,
      fix: edits(
        lines.length > 1 ? 'Remove these lines' : 'Remove this line',
        ...lines.map(line => wholeLine(line).replace('')),
      ),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Change-Id: I0123456789abcdef0123456789abcdef01234567»\nSigned-off-by: Ada <ada@example.org>\nReviewed-on: https://gerrit.example.org/1\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«BUG=foo:17»\nTEST=booted it\n\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      state: 'draft',
      good: 'foo: flush the bar\n\nText.\n\nChange-Id: I0123456789abcdef0123456789abcdef01234567\n',
      because: 'While it is at home the change needs its id.',
    },
    {
      good: 'BACKPORT: foo: flush the bar\n\nText.\n\nChange-Id: I0123456789abcdef0123456789abcdef01234567\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'Android takes changes through its Gerrit.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSeries-to: foo\nChange-Id: I0123456789abcdef0123456789abcdef01234567\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'patman takes both lines out before it sends the patch.',
    },
    {
      good: 'foo: flush the bar\n\nRun it with\n\nTEST=all make check\n\nchange-id: 20260101-foo-0123456789ab\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'b4 has a change-id of its own, and not every assignment belongs to a tracker.',
    },
  ],
})

const GERRIT = /^I[0-9a-f]{8,40}$/
const TRACKER = /^BUG=(?:None\b|\S+:\d+|\d+)/
const BESIDE_TRACKER = /^(?:BUG|TEST|BRANCH)=/

function internalLines({ trailers, paragraphs }: Message): Slice[] {
  const tags = trailers.filter(
    ({ key, value }) =>
      (keyIs(key.text, 'Change-Id') && GERRIT.test(value.text)) ||
      /^(?:Reviewed-on|Tracked-On)$/i.test(key.text),
  )
  const lines = paragraphs
    .filter(({ lines }) => lines.some(({ text }) => TRACKER.test(text)))
    .flatMap(({ lines }) => lines.filter(({ text }) => BESIDE_TRACKER.test(text)))
  const stray = paragraphs.flatMap(({ lines }) =>
    lines.filter(({ text }) => /^Change-Id: I[0-9a-f]{8,40}\s*$/i.test(text)),
  )
  return [...lines, ...stray, ...tags.map(({ whole }) => whole)].sort((a, b) => a.start - b.start)
}
