import { lastOfText } from '../../model/coverLetter'
import type { Message } from '../../model/message'
import { edits, messageRule, type Fix } from '../rule'

/** How people begin the history of a patch: "Changes in v2", "v2:", "v1 -> v2", "since v1", "changelog". */
const HISTORY =
  /\bchange(?:s|d|log)?\b.{0,40}\bv?\d|\bv\d+\s*(?::|->|=>|-|–|→|\.\.|\()|\b(?:since|from|in|to|vs|over)\s+(?:the\s+)?(?:v\d|rfc|last|previous|first|version)|\bchange ?log\b|\bhistory\b|\bno change|\brange-diff\b|^[ \t]*(?:v|rev)\s*\d+\b|\brebase|\bresend|\bversion \d/im

export default messageRule({
  id: 'series-changes-missing',
  summary:
    'From the second version on, a patch says below --- or in the cover letter what has changed.',
  why: 'Reviewers have read the last version: without a list of changes they have to compare the two by hand, or put the patch off.',
  source: 'process/submitting-patches.html#commentary',
  severity: 'warning',
  kinds: ['patch', 'revert', 'cover'],
  missing: true,
  occasion: ({ posting }) => (posting?.version ?? 1) > 1,
  fixable: true,
  checkpatch: [],

  *check(message) {
    const { posting, origin, subject, kind } = message
    if (origin !== 'mail' || !subject || !posting || posting.version < 2) return
    if (posting.words.some(word => /^resend$/i.test(word))) return
    const others = message.series.filter(other => other.posting?.version === posting.version)
    const cover = others.find(other => other.kind === 'cover')
    // A patch of a series whose cover letter is not at hand: the changes may stand there.
    if ((posting.total ?? 1) > 1 && !cover) return
    // One finding for the series, at its cover letter, and only where no patch tells anything.
    if (cover && (kind !== 'cover' || others.some(tells))) return
    if (tells(message)) return
    yield {
      at: subject.tag?.whole ?? subject.whole,
      message: `This is version ${posting.version}. Say ${kind === 'cover' ? 'in the cover letter' : 'below ---'} what has changed since version ${posting.version - 1}.`,
      fix: listOfChanges(message, posting.version),
    }
  },

  examples: [
    {
      as: 'mail',
      bad: 'From: A <a@example.org>\nSubject: «[PATCH v2]» foo: flush the bar\n\nText.\n\nSigned-off-by: A <a@example.org>\n---\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    {
      as: 'mail',
      good: 'From: A <a@example.org>\nSubject: [PATCH v2] foo: flush the bar\n\nText.\n\nSigned-off-by: A <a@example.org>\n---\nv1 -> v2: flush the baz as well\n\n foo.c | 1 +\n\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    {
      as: 'mail',
      good: 'From: A <a@example.org>\nSubject: [PATCH v2 2/3] foo: flush the bar\n\nText.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
      because: 'The cover letter, which is not here, may say it.',
    },
    {
      as: 'mail',
      bad: 'From: A <a@example.org>\nSubject: «[PATCH v3 0/2]» flush the bar\n\nText.\n\nA (2):\n  foo: flush the bar\n  foo: flush the baz\n\n foo.c | 2 ++\n',
      good: 'From: A <a@example.org>\nSubject: [PATCH v3 0/2] flush the bar\n\nText.\n\nChanges in v3:\n- ${1:what is different}\n\nA (2):\n  foo: flush the bar\n  foo: flush the baz\n\n foo.c | 2 ++\n',
    },
  ],
})

/** Whether a message says anywhere what is new in it. Diffstat lines do not count. */
function tells({ notes, paragraphs, kind }: Message): boolean {
  const below = (notes?.text ?? '')
    .replace(/^ .*\|.*$/gm, '')
    .replace(/^ \d+ files? changed.*$/gm, '')
  if (HISTORY.test(below)) return true
  if (kind !== 'cover')
    return paragraphs.some(({ whole }) =>
      /^\[?(?:changes? (?:since|in|from) v?\d|v\d+\s*:)/im.test(whole.text),
    )
  return paragraphs.some(({ whole }) => HISTORY.test(whole.text))
}

/** A list to fill in, right below the separator, or at the end of a cover letter's text. */
function listOfChanges({ kind, end, paragraphs }: Message, version: number): Fix | undefined {
  const list = `Changes in v${version}:\n- \${1:what is different}\n`
  const text =
    kind === 'cover'
      ? lastOfText(paragraphs)?.whole.tail.replace(`\n\n${list.trimEnd()}`)
      : end?.tail.replace(`\n${list}`)
  const fix = edits('Add a list of changes…', text)
  return fix && { ...fix, needsChoice: true, snippet: true }
}
