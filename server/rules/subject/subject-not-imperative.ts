import { imperativeOf } from '../../model/imperative'
import type { Message } from '../../model/message'
import type { Slice } from '../../text/slice'
import { messageRule, replace } from '../rule'

export default messageRule({
  id: 'subject-not-imperative',
  summary:
    'A subject gives orders to the code: "Add a flag", not "Added", "Adding" or "Adds a flag".',
  why: 'It says what the commit will do to the code of whoever applies it, which is also how git itself writes.',
  source: 'process/submitting-patches.html#describe-your-changes',
  severity: 'warning',
  kinds: ['patch', 'cover'],
  // A subject that says nothing has to be written anew.
  yieldsTo: ['subject-vague'],
  fixable: true,
  checkpatch: [],
  occasion: message => firstWord(message) !== undefined,

  *check(message) {
    const word = firstWord(message)
    const found = word && imperativeOf(word.text)
    if (!found) return
    yield {
      at: word,
      message: `Say it as an order to the code: "${found.verb}", not "${word.text}".`,
      aspect: found.form,
      // "Updates" and "Fixes" can be nouns.
      ...(found.form === 'third-person' ? { severity: 'hint' as const } : {}),
      fix: replace(`Write "${found.verb}"`, word, found.verb),
    }
  },

  examples: [
    { bad: 'foo: «Added» the bar\n', good: 'foo: Add the bar\n' },
    { bad: 'foo: bar: «dropping» the old cache\n', good: 'foo: bar: drop the old cache\n' },
    { bad: 'foo: «Fixes» the size of the bar\n', good: 'foo: Fix the size of the bar\n' },
    { bad: 'foo: «Modifies» the bar\n', good: 'foo: Modify the bar\n' },
    { good: 'foo: set the used-before-assignment flag\n' },
    {
      good: 'foo: used-before-set in bar_probe()\n',
      because: 'A hyphen makes it part of another word.',
    },
    { good: 'foo: fixes for the next release\n', because: 'Here it is a noun.' },
    {
      good: 'foo: reserved memory needs no mapping\n',
      because: 'A word that is an adjective as often is left alone.',
    },
    {
      good: 'foo: enabled flag is never cleared\n',
      because: 'What a noun and its verb follow is said of a thing.',
    },
  ],
})

/** The word after the prefix, where it stands alone and something follows that it can be done to. */
function firstWord({ subject }: Message): Slice | undefined {
  const found = subject?.phrase.find(/^[A-Za-z]+(?= \S)/)
  const rest = found && subject?.phrase.text.slice(found.length + 1)
  return rest === undefined || NOUN_BEFORE.test(rest) ? undefined : found
}

/** What follows a noun, or an adjective and its noun, rather than a verb. */
const NOUN_BEFORE =
  /^(?:[-–—=+/&:]|(?:for|of|to|and|or|from|in|on|at|with|by|is|are|was|were|should|must|can|may|not)\b|[\w-]+ (?:is|are|was|were|should|must|can|may|has|have|needs?|fails?|does|do)\b)/
