import { isUntouched } from '../../model/message'
import { messageRule } from '../rule'

export default messageRule({
  id: 'subject-missing',
  summary: 'A message has a subject.',
  why: 'The subject is all that most people ever see of a commit: in the log, in mail and in a list of suspects for a bug.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'cover', 'fixup'],
  fixable: false,
  checkpatch: [],

  *check(message) {
    if (message.subject && !message.subject.title.isEmpty) return
    if (message.state === 'draft' && isUntouched(message)) return
    const first = message.lines.find(line => line.text.trim() !== '')
    const trailer = message.origin === 'mail' ? undefined : message.trailers[0]?.key
    const at = message.subject?.whole ?? trailer ?? first ?? message.whole.head
    yield {
      at,
      message: 'There is no subject. Begin with a line such as: subsystem: what the change does',
    }
  },

  examples: [
    {
      bad: '«Signed-off-by»: Ada Lovelace <ada@example.org>\n',
      because: 'The first line is a trailer.',
    },
    { as: 'mail', bad: 'From: Ada <ada@example.org>\nSubject: «[PATCH v2 2/3]»\n\nText.\n' },
    {
      state: 'draft',
      good: '\n\nSigned-off-by: Ada Lovelace <ada@example.org>\n',
      because: 'A message that nobody has begun yet is left in peace.',
    },
    { good: 'foo: flush the bar\n' },
  ],
})
