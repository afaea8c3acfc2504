import { ownWords, placeOf } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

/** What sends the reader to a conversation. */
const conversations = matchesOf(
  /\b(?:address(?:es|ed|ing)? (?:(?:all|the|some|a few|more|\p{L}+(?:'s|’s)) ){0,4}(?:review(?:er'?s?)? )?(?:comments|feedback|remarks)\b(?! (?:provided |given )?(?:on|in|to) [0-9a-f]{7})|as (?:was )?(?:discussed|agreed|suggested|requested|mentioned|explained|pointed out) (?:in|on|during|with)(?: the)? (?:review|thread|mail(?:ing list)?|e-mail|list|irc|community|discussion|previous (?:mail|discussion)|private|offline|call)\b|(?:per|after|following)(?: the)? (?:discussion|review comments?|mail thread)\b|as discussed\b(?! (?:above|below|in (?:the )?(?:commit|previous|next|section|chapter|documentation))))/giu,
)

export default messageRule({
  id: 'body-depends-on-mail',
  summary: 'A message can be understood without the mails that led to it, or links to them.',
  why: 'In a year nobody finds the conversation. What was said there belongs in the text, with a link for the rest.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  content: 3,
  fixable: false,
  checkpatch: [],

  *check(message) {
    // Any address may be that of the conversation.
    if (/:\/\/|<[^\s<>@]+@[^\s<>]+>(?=\s*\.)|\bmessage-id\b/i.test(textOf(message))) return
    for (const words of ownWords(message)) {
      const [match] = conversations(words.text)
      if (!match) continue
      yield {
        at: placeOf(words, match),
        message:
          'Say here what was said there, or give the link: readers of git log do not have the mails.',
      }
    }
  },

  examples: [
    { bad: 'foo: flush the bar\n\nFlush it before the resume, «as discussed on the list».\n' },
    { bad: 'foo: rework the bar\n\n«Address review comments» and rename the flag.\n' },
    {
      good: 'foo: flush the bar\n\nFlush it before the resume, as discussed on the list.\n\nLink: https://lore.kernel.org/r/20260101000000.1-1-ada@example.org/\n',
      because: 'There is a link.',
    },
    { good: 'foo: flush the bar\n\nFlush it as discussed above, and address the stale comment.\n' },
  ],
})

function textOf({ whole }: { readonly whole: { readonly text: string } }): string {
  return whole.text
}
