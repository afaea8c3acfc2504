import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { messageRule, replace, type Finding } from '../rule'

export default messageRule({
  id: 'subject-placeholder',
  summary:
    'What is posted is finished: no SUBJECT HERE, no WIP, no fixup! commit, no "Re:" before [PATCH].',
  why: 'Placeholders and unfinished commits are what a script or the author meant to replace before anybody else saw them.',
  source: 'dev-tools/checkpatch.html#others',
  severity: 'error',
  inState: { incoming: 'warning' },
  kinds: ['patch', 'cover', 'fixup'],
  fixable: true,
  checkpatch: ['PLACEHOLDER_USE'],

  *check(message) {
    const { subject, lines, state, kind } = message
    const left = subject?.title.find(LEFT_IN_SUBJECT)
    if (left) yield { at: left, missing: true, message: 'Write a subject in the place of this.' }
    for (const line of lines) {
      const at = line.find(LEFT_IN_TEXT)
      if (at) yield { at, missing: true, message: 'Write the text that belongs here.' }
    }
    // Until it is posted, work may be as unfinished as its author likes.
    if (!subject || state === 'draft') return
    const command = kind === 'fixup' ? subject.title.find(/^\w+!/) : undefined
    if (command) {
      const message = `A ${command.text} commit must be folded into the other before it is posted: git rebase -i --autosquash`
      yield { at: command, message }
    }
    const unfinished = subject.title.find(/^(?:\[?wip\]?|work in progress)(?=[:\s]|$)/i)
    if (unfinished) {
      const message = 'Finish it before it is posted, or say [PATCH RFC] instead.'
      yield { at: unfinished, message }
    }
    if (state === 'outgoing') yield* replied(message)
  },

  examples: [
    {
      as: 'mail',
      bad: 'From: Ada Author <ada@example.org>\nSubject: [PATCH 0/2] «*** SUBJECT HERE ***»\n\n«*** BLURB HERE ***»\n\nAda Author (2):\n',
    },
    {
      as: 'mail',
      bad: 'From: Ada Author <ada@example.org>\nSubject: [PATCH 0/2] «EDITME: cover title for bar»\n\nText.\n',
    },
    { bad: '«fixup!» foo: flush the bar\n' },
    { bad: '«WIP»: foo: flush the bar\n' },
    { bad: '«wip»\n' },
    {
      as: 'mail',
      bad: 'From: Ada Author <ada@example.org>\nSubject: «Re: »[PATCH v2] foo: flush the bar\n\nText.\n---\n a | 1 +\n 1 file changed, 1 insertion(+)\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n a\n+b\n',
      good: 'From: Ada Author <ada@example.org>\nSubject: [PATCH v2] foo: flush the bar\n\nText.\n---\n a | 1 +\n 1 file changed, 1 insertion(+)\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    { state: 'draft', good: 'fixup! foo: flush the bar\n', because: 'A draft may be unfinished.' },
    { state: 'draft', good: 'WIP: foo: flush the bar\n' },
    {
      good: 'foo: print EDITME where the bar has no name\n',
      because: 'The change is about the word.',
    },
    { good: 'foo: wip_bar is never cleared\n' },
  ],
})

/** What git and b4 put where a subject has to come. */
const LEFT_IN_SUBJECT = /^(?:\*{3} )?SUBJECT HERE(?: \*{3})?|^EDITME\b.*/

/** What git puts where the text of a cover letter has to come. */
const LEFT_IN_TEXT = /^(?:\*{3} )?BLURB HERE(?: \*{3})?$|^EDITME\b.*/

/** A patch that answers a mail needs no `Re:`: programs would take it for talk. */
function* replied({ subject }: Message): Generator<Finding> {
  if (!subject?.reply || !subject.tag) return
  const at: Slice = subject.whole.head.to(subject.tag.whole.head)
  yield {
    at,
    message: 'Programs that collect patches take this for an answer: remove "Re:" before [PATCH].',
    fix: replace('Remove "Re:"', at, ''),
  }
}
