import { ownWords, placeOf } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

/** A subject that promises speed. */
const SUBJECT =
  /^optimi[sz]e\b(?!.*\b(?:register|usage|address|calculation|dependenc|include)\w*)|(?<!\bto )\b(?:speed(?:s|ing)?[ -]?up|(?:improve|increase|boost) (?:the )?(?:\S+ ){0,2}(?:performance|speed|throughput|latency)|(?:reduce|decrease) (?:the )?(?:\S+ ){0,2}(?:boot time|latency|memory usage|footprint|code size|image size|binary size))\b/i
/** A text that does. */
const TEXT =
  /\b(?:significantly|greatly|much|considerably|dramatically|a lot) (?:faster|quicker|(?:improves?|reduces?|increases?|speeds? up|decreases?)(?: the)?(?: \S+){0,2} (?:performance|speed|throughput|latency|time))\b/i
/** A figure with what it counts, or two figures that are compared. */
const FIGURE =
  /(?<![\d.,])\d[\d.,]{0,15}\s{0,2}(?:%|per ?cent|x\b|times\b|[mnuµμ]?s\b|(?:milli|micro|nano)?sec(?:ond)?s?\b|min(?:ute)?s?\b|cycles?\b|[kmg]i?b(?:it|yte)?s?(?:\/s|ps)?\b|bytes?\b|[kmg]?hz\b|iops\b|instructions?\b|ops\b)|\bO\(\S+\)|(?<![\d.,])\d[\d.,]{0,15}\s{0,2}(?:->|→|=>|vs\.?|to)\s*\d/i

export default messageRule({
  id: 'body-no-numbers',
  summary: 'Who promises speed or size gives the figures.',
  why: 'Improvements have to be weighed against their costs, and only figures can be weighed.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'hint',
  content: 3,
  missing: true,
  changes: ['feature', 'fix', 'mechanical', 'removal'],
  occasion: ({ subject, whole }) =>
    SUBJECT.test(subject?.phrase.text ?? '') || TEXT.test(whole.text),
  kinds: ['patch'],
  fixable: false,
  checkpatch: [],

  *check(message) {
    const { subject, whole } = message
    if (FIGURE.test(whole.text)) return
    const claim = subject?.phrase.find(SUBJECT) ?? inText(message)
    if (claim)
      yield {
        at: claim,
        message:
          'Give the figures: how much it was before, how much it is now, and how it was measured.',
      }
  },

  examples: [
    { bad: 'foo: «speed up» the flush\n\nDo not walk the whole bar.\n' },
    { bad: 'foo: walk the bar backwards\n\nThis is «significantly faster».\n' },
    { good: 'foo: speed up the flush\n\nDo not walk the whole bar: 120 ms become 3 ms.\n' },
    { good: 'foo: walk the bar backwards\n\nThat is faster, and easier to read.\n' },
    { good: 'Revert "foo: speed up the flush"\n\nThis reverts commit 5c0ffee15900.\n' },
  ],
})

function inText(message: Parameters<typeof ownWords>[0]) {
  for (const words of ownWords(message)) {
    const [match] = promises(words.text)
    if (match) return placeOf(words, match)
  }
  return undefined
}

const promises = matchesOf(new RegExp(TEXT, `${TEXT.flags}g`))
