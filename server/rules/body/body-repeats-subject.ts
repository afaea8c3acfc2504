import { isFunctionWord } from '../../model/prose'
import { messageRule } from '../rule'

/** A reason, however short, is more than the subject says. */
const REASON =
  /\b(?:because|since|so that|otherwise|to avoid|to prevent|in order|instead|due to|as it|which|but|however|currently|already|no longer|never|unused|needed|needs?|required|requires?|has|have|not|no|nothing|cannot|so|should|must|only|same|align\w*|match\w*|consisten\w*|missing|wrong|incorrect|fail\w*|error|bug|per|according)\b|n't\b|->|→/i
/** Verbs and nouns for a change that add nothing to a subject. */
const CHANGE =
  /^(?:this|the)?\s*(?:patch|commit|change|add|remov|delet|enabl|disabl|support|introduc|implement|fix|chang|updat|us|mak|allow|handl|set|drop|renam|mov|code|driver|function|entry|file|simpl)/

/** Changes whose reason nobody asks for: spelling, blanks, an address, what was copied from another project. */
const SAYS_ALL =
  /\b(?:typos?|spelling|white ?spaces?|mailmap|maintainers?|e-?mail|(?:update|sync|import)\b.*\bheaders?)\b|^uapi\b/i

export default messageRule({
  id: 'body-repeats-subject',
  summary: 'The description says more than the subject.',
  why: 'The reader knows the subject already; the description is where the reason, the symptom and the effect belong.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'information',
  kinds: ['patch'],
  missing: true,
  content: 4,
  changes: ['fix', 'feature', 'removal'],
  occasion: ({ paragraphs }) => paragraphs.length > 0,
  fixable: false,
  checkpatch: [],

  *check({ subject, paragraphs, state }) {
    const [only, second] = paragraphs
    if (!subject || !only || second || state === 'history') return
    if (SAYS_ALL.test(subject.title.text)) return
    const text = only.flow.text
    if (text.length > 200 || REASON.test(text)) return
    const said = new Set(stems(subject.title.text))
    const added = stems(text).filter(stem => !said.has(stem) && !CHANGE.test(stem))
    if (stems(text).length === 0 || added.length > 0) return
    yield {
      at: only.whole,
      message: 'This only repeats the subject. Say why the change is needed and what it leads to.',
    }
  },

  examples: [
    {
      bad: 'foo: add support for the bar2 chip\n\n«This patch adds support for the bar2 chip.»\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    { good: 'foo: remove a duplicate entry\n\nThe entry is already in bar_table[].\n' },
    { typing: true, good: 'foo: add bar2 support\n\nThis patch adds bar2 support' },
    { good: 'foo: drop DECLARE_BAR\n\nThere is no user of "bar", so drop DECLARE_BAR.\n' },
    { good: 'foo: remove unused bar\n\nThis bar is not used. Remove it.\n' },
    { good: 'MAINTAINERS: add myself for foo\n\nAdd myself for foo.\n' },
    { good: 'foo: flush the bar\n\nThe cache can be stale after resume.\n' },
  ],
})

/** The words that carry meaning, without their endings. */
function stems(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(word => word.length > 2 && !isFunctionWord(word))
    .map(word => (/[_\d]/.test(word) ? word : word.replace(/(?:ing|ed|es|s|e)$/, '')))
}
