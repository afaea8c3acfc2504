import { messageRule, replace, type Fix } from '../rule'
import { matchesOf } from '../../text/remembered'
import type { Slice } from '../../text/slice'

const openings = matchesOf(
  /(?:^|(?<=[.!?]\s{1,3}))(?:This|The) (?:patch|commit|change|series|patchset|patch set) (?!(?:was|is|has|does|can|will|would|should|must|might|may|could|depends|needs|requires|applies)\b)[a-z]+s\b/g,
)

/** Verbs whose imperative is not just the form without s. */
const IMPERATIVE = new Map([
  ['fixes', 'Fix'],
  ['does', 'Do'],
  ['addresses', 'Address'],
  ['switches', 'Switch'],
  ['passes', 'Pass'],
  ['pushes', 'Push'],
  ['modifies', 'Modify'],
  ['simplifies', 'Simplify'],
  ['unifies', 'Unify'],
  ['applies', 'Apply'],
])
const PLAIN =
  /^(?:add|remove|introduce|enable|disable|implement|update|change|move|rename|replace|convert|drop|make|use|allow|extend|improve|refactor|rework|correct|avoid|prevent|handle|support|split|clean|set|create|provide|export|select|delete|increase|reduce|ensure)s$/

export default messageRule({
  id: 'body-this-patch',
  summary: 'Text gives orders to the code: "Add a flag", not "This patch adds a flag".',
  why: 'Once it is applied it is no patch any more, and the words carry nothing.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  kinds: ['patch', 'revert'],
  content: 5,
  occasion: ({ paragraphs }) => paragraphs.length > 0,
  yieldsTo: ['body-repeats-subject'],
  fixable: true,
  checkpatch: [],

  *check({ paragraphs }) {
    for (const { flow } of paragraphs) {
      const [first] = openings(flow.text)
      if (!first) continue
      const at = flow.sub(first.index, first.index + first[0].length)
      yield {
        at,
        message: 'Say it as an order to the code: "Add…", "Fix…" instead of "This patch adds…".',
        fix: cut(at, flow),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«This patch adds» a flag.\n',
      good: 'foo: flush the bar\n\nAdd a flag.\n',
    },
    { bad: 'foo: flush the bar\n\n«This patch adds» a flag to foo.c and removes the other.\n' },
    { bad: 'foo: flush the bar\n\n«This patch adds» a flag, removes the other.\n' },
    { bad: 'foo: flush the bar\n\nIt can be stale. «This commit fixes» it by calling bar().\n' },
    {
      good: 'foo: flush the bar\n\nThe commit 5c0ffee15900 ("foo: cache the bar") forgot this.\nAfter this patch it works.\n',
    },
    { good: 'foo: flush the bar\n\nThis patch was first part of another series.\n' },
  ],
})

/** The sentence without its opening, where it opens the paragraph and has no second verb that would hang in the air. */
function cut(opening: Slice, flow: Slice): Fix | undefined {
  if (opening.start !== flow.start) return undefined
  const sentence = /^.*?(?:[.!?](?=\s|$)|$)/.exec(flow.text.slice(opening.length))?.[0] ?? ''
  if (/\b(?:and|but|which|that|so|also|then|it|by|to|while)\b|, [a-z]+s\b/.test(sentence))
    return undefined
  const verb = /[a-z]+$/.exec(opening.text)?.[0] ?? ''
  const plain = PLAIN.test(verb) ? verb.charAt(0).toUpperCase() + verb.slice(1, -1) : undefined
  const imperative = IMPERATIVE.get(verb) ?? plain
  return imperative === undefined
    ? undefined
    : replace(`Write "${imperative}…"`, opening, imperative)
}
