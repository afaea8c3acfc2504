import { characterCount, offsetAfter } from '../../text/characters'
import { messageRule } from '../rule'

export default messageRule({
  id: 'subject-length',
  summary: 'A subject has at most 75 characters, not counting [PATCH …].',
  why: 'Logs, mail programs and release notes cut what is longer; a subject that needs more usually tells two things.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch', 'backport', 'cover'],
  fixable: false,
  checkpatch: [],
  options: {
    limit: { default: 75, description: 'The most characters that a subject may have.' },
  },

  *check({ subject, lengthsChecked }, { options: { limit } }) {
    if (!subject || lengthsChecked) return
    const characters = characterCount(subject.title.text)
    if (characters <= limit) return
    yield {
      at: subject.title.sub(offsetAfter(subject.title.text, limit)),
      message: `The subject has ${characters} characters; shorten it to ${limit} or fewer. Details belong in the text below.`,
    }
  },

  examples: [
    {
      bad: 'net: phy: realtek: work around the link partner that renegotiates too often« on resume»\n',
    },
    {
      good: 'net: phy: ünïcödé chäräctërs cöünt äs öne eäch, so this is shört enöugh\n',
      because: 'Characters are counted, not bytes.',
    },
    {
      as: 'mail',
      good: 'From: A <a@example.org>\nSubject: [PATCH net-next v12 03/14] net: phy: realtek: work around the link partner that renegotiates too much\n\nText.\n',
      because: 'What stands in brackets is not recorded.',
    },
    {
      good: 'Revert "net: phy: realtek: work around the link partner that renegotiates too often on resume"\n',
      because: 'A revert quotes a subject that somebody else chose.',
    },
    { options: { limit: 20 }, bad: 'foo: flush the bar a«t exit»\n' },
  ],
})
