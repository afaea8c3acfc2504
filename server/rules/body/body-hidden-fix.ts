import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

export default messageRule({
  id: 'body-hidden-fix',
  summary: 'A fix is a patch of its own, not the "Also fix…" of another change.',
  why: 'Nobody can backport or revert it alone, and nobody finds it by the subject.',
  source: 'process/submitting-patches.html#separate-your-changes',
  severity: 'information',
  kinds: ['patch'],
  changes: ['id', 'feature', 'removal', 'mechanical'],
  content: 2,
  fixable: false,
  checkpatch: [],

  *check({ paragraphs }) {
    for (const { flow } of paragraphs) {
      for (const match of asides(flow.text)) {
        const [, opening = '', fix = '', what = ''] = match
        if (TRIFLE.test(what) || OWN.test(what)) continue
        const start = match.index + opening.length
        yield {
          at: flow.sub(start, start + fix.length),
          message: 'Put this fix into a patch of its own, with the commit that it fixes.',
        }
      }
    }
  },

  examples: [
    { bad: 'foo: add the bar\n\nIt is new. «Also fix» a missing unlock in foo().\n' },
    { bad: 'foo: move the bar\n\nIt is new. «While at it, fix» the\nlost return value.\n' },
    { bad: 'foo: add the bar\n\n- «also, correct» the size of the buffer\n' },
    { good: 'foo: fix the bar\n\nAlso fix a missing unlock in foo().\n', because: 'It is a fix.' },
    {
      good: 'foo: add the bar\n\nAlso fix a few typos in comments. While here, fix the indentation.\n',
      because: 'Nobody backports these.',
    },
    {
      good: 'foo: add the bar\n\nFix it by adding one, also move the rest.\nIt is also fixed in size.\n',
    },
  ],
})

const asides = matchesOf(
  /((?:^|[.!?;]\s+)(?:[-*+]\s+)?)((?:also|while (?:at (?:it|this)|here|there|doing (?:so|this|it)|we['’]?(?:re| are) (?:at it|here))|additionally|in addition)\b,?(?: also)? (?:fix|correct|repair|plug)(?:es)?\b)([^.]{0,200})/gi,
)

/** What is no fault of the code. */
const TRIFLE =
  /\b(?:typos?|spelling|grammar|comments?|doc\w*|style|format\w*|copyright|licen[cs]e|blank lines?|indent\w*|white ?space|alignment|checkpatch|kernel-?doc|names?|naming|wording|sort\w*|order\w*|spdx|warnings?|debug\w*|dev_dbg|messages?|nomenclature|maintainers|dependenc\w*|includes?|header guards?|defconfigs?|capitali[sz]ation)\b/i

/** The fix is a consequence of the change itself. */
const OWN = /^ (?:it|this|that|them|up)\b|^(?:\S* ){0,6}(?:accordingly|callers?|users?|tests?)\b/i
