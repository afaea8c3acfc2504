import type { Message } from '../../model/message'
import { ownWords, placeOf } from '../../model/ownWords'
import { isForStable } from '../../model/stableAddress'
import { keyIs } from '../../parse/trailerKeys'
import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

const claims = matchesOf(
  /\b(?:no|without(?: any)?|not? (?:any|intended)) (?:intended )?(?:functional|functionality|behaviou?r(?:al)?) changes?\b(?: (?:is |are )?intended)?/gi,
)

export default messageRule({
  id: 'body-no-functional-change',
  summary: 'What changes nothing for anybody is neither a fix nor for the stable trees.',
  why: 'Backporters take a change with Fixes: or Cc: stable for one that users need; either the tag or the sentence is wrong.',
  source: 'process/stable-kernel-rules.html',
  severity: 'hint',
  content: 3,
  changes: ['fix', 'feature', 'removal', 'mechanical', 'id'],
  occasion: message => tagOf(message) !== undefined,
  kinds: ['patch'],
  fixable: false,
  checkpatch: [],

  *check(message) {
    const tag = tagOf(message)
    if (!tag) return
    for (const words of ownWords(message)) {
      const [match] = claims(words.text)
      if (!match) continue
      yield {
        at: placeOf(words, match),
        message: `A change with "${tag}" does change something. Say what was wrong before, or drop the tag.`,
      }
      return
    }
  },

  examples: [
    {
      bad: 'foo: simplify the flush\n\nFlush the bar at once. «No functional change intended».\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    {
      bad: 'foo: rename the bar\n\nNow it is called baz, «without any functional change».\n\nCc: stable@vger.kernel.org\n',
    },
    {
      good: 'foo: fix a typo\n\nNo functional change.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
      because: 'A fix of spelling or documents may well name the commit that it corrects.',
    },
    {
      good: 'Revert "foo: cache the bar"\n\nThis reverts commit 5c0ffee15900. No functional change.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
    },
    { good: 'foo: simplify the flush\n\nNo functional change intended.\n' },
  ],
})

/** The trailer that says that somebody needs the change. */
function tagOf({ trailers }: Message): string | undefined {
  if (trailers.some(isForStable)) return 'Cc: stable'
  return trailers.some(({ key }) => keyIs(key.text, 'Fixes')) ? 'Fixes:' : undefined
}
