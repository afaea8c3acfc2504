import { ownWords, placeOf } from '../../model/ownWords'
import { matchesOf } from '../../text/remembered'
import { messageRule } from '../rule'

/** A person and what the change does, in the present: "we have seen" and "I tested" tell of something else. */
const personal = matchesOf(
  /\b(?:I|We|we)(?: (?:now|also|then|just|simply|therefore|hereby))? (?:add|remove|drop|change|fix|introduce|implement|move|rename|replace|convert|switch|make|set|enable|disable|call|use|pass|extend|update|rework|refactor|split|allow|avoid|check|handle|return|skip)\b/g,
)

export default messageRule({
  id: 'body-first-person',
  summary: 'Text is impersonal: "Add a flag", not "we add a flag".',
  why: 'Some maintainers ask for it, because the code does something and not the people, and because "we" may be the kernel, the authors or the readers.',
  source: 'process/maintainer-tip.html#changelog',
  severity: 'hint',
  onlyInProfiles: true,
  content: 5,
  occasion: ({ paragraphs }) => paragraphs.length > 0,
  kinds: ['patch', 'revert'],
  fixable: false,
  checkpatch: [],

  *check(message) {
    for (const words of ownWords(message)) {
      const [match] = personal(words.text)
      if (match)
        yield {
          at: placeOf(words, match),
          message: 'Say it in the imperative, without "we" and "I": "Add…", "Use…".',
        }
    }
  },

  examples: [
    { bad: 'foo: flush the bar\n\nThe cache is stale. So «we now add» a flag.\n' },
    {
      good: 'foo: flush the bar\n\nWe have seen a stale cache. I tested it, we need it, let\'s go. It printed "we use the bar".\n',
      because: 'What happened, a need and a quotation do not describe the change.',
    },
  ],
})
