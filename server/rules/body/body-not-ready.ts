import { ownWords, placeOf } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import { messageRule, type Finding } from '../rule'

/** What is said of a patch that nobody is to apply. */
const notMeant = matchesOf(
  /\bnot (?:yet )?upstreamable\b|\bnot (?:yet )?(?:meant|intended|suitable|fit|ready) (?:for (?:upstream(?:ing)?|merging|inclusion)\b|to be (?:upstreamed|merged)\b)|\bnot[- ]for[- ](?:upstream(?:ing)?|merg(?:e|ing)|inclusion)\b|\bDO NOT (?:MERGE|APPLY|COMMIT|SUBMIT|UPSTREAM)\b|\bdo not (?:merge|commit|upstream)(?: this| yet|(?=[.!]|$))/g,
)

const leftovers = matchesOf(/\b(TODO|FIXME|XXX)\s?:/g)

export default messageRule({
  id: 'body-not-ready',
  summary: 'A patch that is sent is finished, or its subject says RFC.',
  why: 'What still has to be done stays in history as a promise, and nobody applies what calls itself not ready.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  inState: { draft: 'hint' },
  // A revert speaks of the commit that it reverts.
  kinds: ['patch', 'backport'],
  fixable: false,
  checkpatch: [],

  *check(message) {
    if (message.posting?.words.some(word => /^rfc$/i.test(word))) return
    for (const { key } of message.trailers) {
      if (/^not-(?:yet-)?signed-off-by$/i.test(key.text))
        yield {
          at: key,
          message: 'Nobody can apply a patch without a sign-off. Sign it, or send it as RFC.',
        }
    }
    for (const words of ownWords(message)) {
      for (const match of leftovers(words.text)) {
        if (!beginsLine(words, match.index)) continue
        yield leftToDo(match[1] ?? '', placeOf(words, match))
        break
      }
      const [match] = notMeant(words.text)
      if (match)
        yield {
          at: placeOf(words, match),
          message:
            'Then do not send it as a patch: put RFC into the subject, or say what makes it ready.',
        }
    }
  },

  examples: [
    { bad: 'foo: flush the bar\n\nIt can be stale.\n«FIXME:» say when.\n' },
    {
      bad: 'foo: flush the bar\n\nThis is «not upstreamable» as it is.\n\n«Not-Signed-off-by»: Ada <ada@example.org>\n',
    },
    {
      as: 'mail',
      good: 'From: Ada <ada@example.org>\nSubject: [RFC PATCH] foo: flush the bar\n\nTODO: flush the baz.\n\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'A request for comments may be unfinished.',
    },
    {
      good: 'foo: flush the bar\n\nDrop the TODO: the bar is flushed now, and "FIXME: bar" is gone.\nThe firmware is not ready yet, so clocks do not apply.\nThe binding is not yet upstream.\n',
    },
  ],
})

function beginsLine({ breaks }: { readonly breaks: ReadonlySet<number> }, at: number): boolean {
  return at === 0 || breaks.has(at - 1)
}

/** What is left to do may be meant for others; what is to be put right is the author's. */
function leftToDo(mark: string, at: Finding['at']): Finding {
  return {
    at,
    ...(mark === 'TODO' ? { severity: 'hint' as const } : {}),
    aspect: mark.toLowerCase(),
    message: `Do what "${mark}" says before you send it, or say in plain words what is left for later.`,
  }
}
