import { sameEmail } from '../../model/identity'
import type { Message } from '../../model/message'
import { wholeLine } from '../../model/lineRemoval'
import { keyIs } from '../../parse/trailerKeys'
import { choice, messageRule, replace } from '../rule'

export default messageRule({
  id: 'link-useless',
  summary: 'A Link: leads to something that the commit itself does not say.',
  why: 'Whoever follows a link and finds the patch that they have before them has lost time.',
  source: 'process/5.Posting.html#patch-formatting-and-changelogs',
  severity: 'hint',
  inState: { incoming: 'off' },
  fixable: true,
  checkpatch: [],
  occasion: ({ trailers }) => trailers.some(({ key }) => keyIs(key.text, 'Link')),

  *check(message) {
    const closed = message.trailers
      .filter(({ key }) => keyIs(key.text, 'Closes'))
      .map(({ value }) => plain(value.text))
    for (const { key, value, whole } of message.trailers) {
      if (!keyIs(key.text, 'Link')) continue
      const again = closed.includes(plain(value.text))
      if (!again && !leadsHome(value.text, message)) continue
      yield {
        at: whole,
        message: again
          ? 'Closes: names the same page already.'
          : 'This leads to an earlier posting of the patch. Maintainers add it when they apply one; leave it out of yours.',
        fix: again
          ? replace('Remove this line', wholeLine(whole), '')
          : choice(replace('Remove this line', wholeLine(whole), '')),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\nCloses: https://example.org/1\n«Link: https://example.org/1/»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\nCloses: https://example.org/1\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\n«Link: https://lore.kernel.org/r/20260101101010.4711-2-ada@example.org»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      author: 'Ada <ada@example.org>',
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n«Link: https://patch.msgid.link/20260101-foo-v1-1-0123456789ab@example.org»\n',
    },
    {
      author: 'Ada <ada@example.org>',
      me: 'Max <max@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nLink: https://patch.msgid.link/20260101101010.4711-2-ada@example.org\n',
      because: 'This is what a maintainer adds.',
    },
    {
      author: 'Ada <ada@example.org>',
      good: 'foo: flush the bar\n\nText.\n\nLink: https://lore.kernel.org/r/20260101101010.4711-2-ada@example.org # [1]\nLink: https://lore.kernel.org/r/4711@example.org\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A numbered link is referred to, and any mail can be worth reading.',
    },
  ],
})

function plain(url: string): string {
  const [address = ''] = url.split(/\s/, 1)
  return address.replace(/(?<!\/)\/+$/, '')
}

/** Whether a link leads to a mail of the author with a patch in it, in the author's own text. */
function leadsHome(value: string, { author, me }: Message): boolean {
  if (!author || !me || !sameEmail(author, me) || /\s/.test(value)) return false
  if (/^https?:\/\/patch\.msgid\.link\//.test(value)) return true
  const id = /\/(\d{14}\.\d+-\d+-([^/\s]+@[^/\s]+?))\/?$/.exec(decoded(value))
  return id?.[2]?.toLowerCase() === author.email.toLowerCase()
}

function decoded(url: string): string {
  return url.replaceAll('%40', '@')
}
