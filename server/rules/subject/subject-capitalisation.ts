import { imperativeOf, isImperative } from '../../model/imperative'
import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { messageRule, replace } from '../rule'

export default messageRule({
  id: 'subject-capitalisation',
  summary:
    'The first word after the prefix begins as the maintainers write it, with a capital or without.',
  why: 'Some maintainers change it by hand in every patch that has it the other way round.',
  source: 'process/maintainer-tip.html#patch-subject',
  severity: 'warning',
  kinds: ['patch'],
  onlyInProfiles: true,
  fixable: true,
  checkpatch: [],
  occasion: message => firstVerb(message) !== undefined,
  options: {
    first: {
      default: 'upper',
      description: 'How the word after the prefix begins: "upper" for a capital, "lower" for none.',
    },
  },

  *check(message, { options: { first } }) {
    const word = firstVerb(message)
    if (!word) return
    const letter = word.sub(0, 1)
    const wanted = first === 'lower' ? letter.text.toLowerCase() : letter.text.toUpperCase()
    if (letter.text === wanted) return
    yield {
      at: word,
      message: `Begin with a ${first === 'lower' ? 'small' : 'capital'} letter here, as the maintainers of this code do.`,
      fix: replace(`Begin with "${wanted}"`, letter, wanted),
    }
  },

  examples: [
    { bad: 'x86/foo: «flush» the bar\n', good: 'x86/foo: Flush the bar\n' },
    {
      options: { first: 'lower' },
      bad: 'foo: «Flush» the bar\n',
      good: 'foo: flush the bar\n',
    },
    { good: 'x86/foo: bar_flush() is called too late\n' },
    { good: 'x86/foo: kmalloc the bar\n', because: 'It may be the name of something.' },
    { good: 'Flush the bar\n', because: 'There is no prefix.' },
  ],
})

/** The verb that follows the prefix. Any other word could be a name, which is written as it is. */
function firstVerb({ subject }: Message): Slice | undefined {
  if (!subject || subject.prefix.length === 0) return undefined
  const word = subject.phrase.find(/^(?:[A-Z]?[a-z]+)(?= )/)
  return word && (isImperative(word.text) || imperativeOf(word.text)) ? word : undefined
}
