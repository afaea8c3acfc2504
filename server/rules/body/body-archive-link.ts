import { reachOf, type Reach } from '../../model/mailArchive'
import type { Slice } from '../../text/slice'
import { messageRule, replace, type Finding } from '../rule'

const ADDRESS = /\bhttps?:\/\/([^\s<>"'`)\]]{2,500}[^\s<>"'`)\].,;:!?])/g
/** `[text](https://…)`, which no mail and no git log shows as a link. */
const MARKDOWN = /\[([^[\]]{1,200})\]\((https?:\/\/[^\s()]{3,500})\)/g

export default messageRule({
  id: 'body-archive-link',
  summary:
    'Mails are linked as https://lore.kernel.org/r/<Message-ID>/, and every address is open to everybody.',
  why: 'Archives have vanished together with their numbers; a Message-ID finds the mail in any of them.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  occasion: ({ whole }) => /:\/\//.test(whole.text),
  fixable: true,
  checkpatch: ['PREFER_LORE_ARCHIVE'],

  *check({ lines, whole }, { project }) {
    if (!whole.text.includes('://')) return
    for (const line of lines) {
      for (const { match, at } of line.matches(MARKDOWN)) {
        const [, text = '', address = ''] = match
        const wanted = text === address ? address : `${text} (${address})`
        yield {
          at,
          aspect: 'markdown',
          severity: 'hint',
          message: 'git log shows plain text: write the address out, without Markdown.',
          fix: replace(`Write ${wanted}`, at, wanted),
        }
      }
      for (const { match, at } of line.matches(ADDRESS)) {
        const reach = reachOf(match[1] ?? '', project.linux)
        if (reach) yield unreachable(at, reach)
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\nLink: «https://marc.info/?i=20260101.1-1-ada@example.org»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nLink: https://lore.kernel.org/r/20260101.1-1-ada@example.org/\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nSee «https://lkml.org/lkml/2026/1/1/7» and «http://thread.gmane.org/gmane.linux.network/7».\n',
    },
    {
      bad: 'foo: flush the bar\n\nSee the «[manual](https://example.org/foo)».\n',
      good: 'foo: flush the bar\n\nSee the manual (https://example.org/foo).\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nLink: «https://bugs.foo.corp/7»\n',
    },
    {
      good: 'foo: flush the bar\n\nLink: https://lore.kernel.org/all/20260101.1-1-ada@example.org/\nLink: https://patch.msgid.link/20260101.1-1-ada@example.org\nLink: https://lkml.kernel.org/r/20260101.1-1-ada@example.org\nCloses: https://bugzilla.kernel.org/show_bug.cgi?id=7\nLink: https://lists.example.org/pipermail/foo/2026-January/7.html\n',
      because: "These have the Message-ID, or are the project's own archive.",
    },
    {
      good: 'foo: flush the bar\n\n=> bar load http://10.0.2.2:8000/foo\n',
      because: 'What a command is given on a machine is not for the reader to open.',
    },
    {
      linux: true,
      bad: 'foo: flush the bar\n\nText.\n\nLink: «https://lists.example.org/pipermail/foo/2026-January/7.html»\n',
    },
  ],
})

function unreachable(at: Slice, reach: Reach): Finding {
  if (reach.is === 'private')
    return {
      at,
      aspect: 'private',
      message: 'Readers outside cannot open this address. Say in the text what it holds.',
    }
  const wanted = reach.messageId && `https://lore.kernel.org/r/${reach.messageId}/`
  return {
    at,
    aspect: 'archive',
    message: 'Link to the mail by its Message-ID: https://lore.kernel.org/r/<Message-ID>/',
    fix: wanted === undefined ? undefined : replace(`Write ${wanted}`, at, wanted),
  }
}
