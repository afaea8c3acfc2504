import { identityIn, isUnreachable, sameEmail, type Identity } from '../../model/identity'
import type { Message } from '../../model/message'
import { isBot } from '../../model/tool'
import { isSignOff } from '../../parse/trailerKeys'
import { messageRule, type Finding } from '../rule'
import type { Slice } from '../../text/slice'

export default messageRule({
  id: 'author-identity',
  summary: 'The author has a name and an address that mail reaches.',
  why: 'The name stays in history for good, and whoever finds a fault in the change writes to the address.',
  source: 'process/submitting-patches.html#sign-your-work-the-developer-s-certificate-of-origin',
  severity: 'error',
  inState: { draft: 'warning' },
  fixable: false,
  checkpatch: [],

  *check(message) {
    const { author } = message
    // A relay writes in the name of somebody else and says so.
    if (!author || / via .+/i.test(author.name)) return
    const at = placeOf(message, author)
    const fault = at && faultOf(author)
    if (fault) yield { at, ...fault }
  },

  examples: [
    {
      author: 'Ada Author <ada@users.noreply.github.com>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: «Ada Author <ada@users.noreply.github.com>»\n',
    },
    {
      author: 'Ada Author <ada@laptop.localdomain>',
      bad: '«foo: flush the bar»\n\nText.\n',
    },
    { author: 'Ada Author <ada@(none)>', bad: '«foo: flush the bar»\n\nText.\n' },
    { author: 'Ada Author <ada>', bad: '«foo: flush the bar»\n\nText.\n' },
    { author: 'Your Name <you@example.com>', bad: '«foo: flush the bar»\n\nText.\n' },
    { author: 'helper[bot] <helper@example.org>', bad: '«foo: flush the bar»\n\nText.\n' },
    {
      author: 'ada99 <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: «ada99 <ada@example.org>»\n',
    },
    {
      as: 'mail',
      bad: 'From: «Ada Author <ada@localhost>»\nSubject: [PATCH] foo: flush the bar\n\nText.\n---\ndiff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1,2 @@\n a\n+b\n',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n',
      because: 'Not everybody has two names.',
    },
    {
      author: 'ada via list <list@example.org>',
      good: 'foo: flush the bar\n\nText.\n',
      because: 'The list has rewritten the line.',
    },
  ],
})

function faultOf(author: Identity): Pick<Finding, 'message' | 'severity'> | undefined {
  const { name, email } = author
  if (isBot(author))
    return { message: 'A bot is recorded as the author. A person has to answer for the change.' }
  if (isUnreachable(email) || (email !== '' && !email.includes('@')))
    return {
      message: `No mail reaches ${email}. Set user.email, and give the commit its author with: git commit --amend --reset-author`,
    }
  // A single word is a name where it is written like one; Chinese, Japanese and Korean names have no blank.
  if (/^[a-z][\w.-]*$/.test(name) || /^[\w.-]*[\d_][\w.-]*$/.test(name))
    return {
      // Some projects take pseudonyms.
      severity: 'hint',
      message: `"${name}" looks like a login. Give the name by which you want to be known: set user.name.`,
    }
  return undefined
}

/** Where the text names the author: the mail's From line, or the sign-off; the subject where it does not. */
function placeOf({ authorAt, trailers, subject }: Message, author: Identity): Slice | undefined {
  const signed = trailers.find(
    ({ key, value }) => isSignOff(key.text) && sameEmail(identityIn(value), author),
  )
  return authorAt ?? signed?.value ?? subject?.whole
}
