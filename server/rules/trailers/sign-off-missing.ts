import { formatIdentity } from '../../model/identity'
import { isForPatman } from '../../model/localWorkflow'
import type { Message } from '../../model/message'
import { appendTrailer } from '../../model/trailerPlace'
import { isSignOff } from '../../parse/trailerKeys'
import { choice, edits, messageRule } from '../rule'

export default messageRule({
  id: 'sign-off-missing',
  summary: 'A patch carries the Signed-off-by of its author.',
  why: 'With this line you state that you may submit the change (Developer Certificate of Origin); without it nobody can apply the patch.',
  source: 'process/submitting-patches.html#sign-your-work-the-developer-s-certificate-of-origin',
  severity: 'error',
  inState: { draft: 'information' },
  kinds: ['patch', 'revert', 'backport'],
  missing: true,
  fixable: true,
  checkpatch: ['MISSING_SIGN_OFF'],

  *check(message) {
    const { trailers, subject, me, signedLater, notes, paragraphs } = message
    if (!subject || signedLater || isMadeByScript(message)) return
    if (trailers.some(({ key }) => isSignOff(key.text))) return
    const lost = notes?.find(/^Signed-off-by: .+@/m)
    if (lost) {
      yield {
        at: lost,
        message:
          'git am drops what stands below ---, this sign-off too. Move it up, above the three dashes.',
      }
      return
    }
    const buried = paragraphs
      .flatMap(({ lines }) => lines)
      .find(({ text }) => /^Signed-off-by: .*@/.test(text))
    if (buried) {
      if (isForPatman(message)) return
      yield {
        at: buried,
        severity: 'warning',
        message: 'git takes this sign-off for text. Move it to the end, below an empty line.',
      }
      return
    }
    const last = trailers.at(-1)
    const line = me && `Signed-off-by: ${formatIdentity(me)}`
    yield {
      at: last?.whole ?? message.paragraphs.at(-1)?.lines.at(-1) ?? subject.whole,
      message: 'There is no Signed-off-by line. Add yours; git commit -s does it for you.',
      fix:
        line === undefined
          ? undefined
          : choice(edits(`Add "${line}"`, appendTrailer(message, line))),
    }
  },

  examples: [
    {
      author: 'Ada Lovelace <ada@example.org>',
      bad: 'foo: flush the bar\n\n«It can be stale.»\n',
      good: 'foo: flush the bar\n\nIt can be stale.\n\nSigned-off-by: Ada Lovelace <ada@example.org>\n',
    },
    {
      author: 'Ada Lovelace <ada@example.org>',
      bad: 'foo: flush the bar\n\nIt can be stale.\n\n«Cc: Bob <bob@example.org>»\n',
      good: 'foo: flush the bar\n\nIt can be stale.\n\nCc: Bob <bob@example.org>\nSigned-off-by: Ada Lovelace <ada@example.org>\n',
    },
    {
      good: 'sync: take over the bars\n\nAda (1):\n  foo: flush the bar\n\n foo.c | 2 +-\n\n--\n2.55.0\n',
      because: 'A script has made a commit of the cover letter of a series.',
    },
    {
      good: 'sync: auto-generate the list of bars\n\nThe newest bars.\n',
      because: 'Nobody has written it.',
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nThis is how it was\n---\nand how it is.\n\n«Signed-off-by: Ada <ada@»example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      signedLater: true,
      state: 'draft',
      good: 'foo: flush the bar\n\nText.\n',
      because: 'git will add the line when the message is committed.',
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-off-by: Ada <ada@example.org>»\nIt needs the bar.\n\nSo it does.\n',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nSeries-to: foo\nSeries-changes: 2\n- Flush the baz\n- Flush the rest\n\nCover-letter:\nfoo: flush all\nEND\n',
      because: 'patman makes the message of this text.',
    },
    { good: 'fixup! foo: flush the bar\n' },
    {
      as: 'mail',
      good: 'From: A <a@example.org>\nSubject: [PATCH 0/2] flush the bar\n\nText.\n',
      because: 'A cover letter is not applied.',
    },
  ],
})

/** Whether a script has made the commit: it says so, or its text is a cover letter with the signature of git. */
function isMadeByScript({ subject, paragraphs }: Message): boolean {
  const [dashes, version] = paragraphs.at(-1)?.lines ?? []
  return (
    /^auto-?generate/i.test(subject?.phrase.text ?? '') ||
    (dashes?.text.trimEnd() === '--' && /^\d+\.\d+/.test(version?.text ?? ''))
  )
}
