import { characterCount, offsetAfter } from '../../text/characters'
import { messageRule } from '../rule'

/** A name that the author did not choose: what it has beyond 20 characters is not held against the subject. */
const LONG_NAME = /(\S{20})\S+/g

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
    tolerated: { default: 85, description: 'The longest subject that is not worth a warning.' },
  },

  *check({ subject, lengthsChecked }, { options: { limit, tolerated } }) {
    if (!subject || lengthsChecked) return
    const characters = characterCount(subject.title.text)
    if (characters <= limit) return
    const shortenable = subject.title.text.replace(LONG_NAME, '$1')
    yield {
      at: subject.title.sub(offsetAfter(subject.title.text, limit)),
      message: `The subject has ${characters} characters; shorten it to ${limit} or fewer. Details belong in the text below.`,
      ...(characterCount(shortenable) > tolerated
        ? {}
        : { severity: 'hint' as const, aspect: 'slightly' }),
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
    {
      bad: 'foo: describe how CONFIG_FOO_BAR_BAZ_QUUX_HAS_A_BAR depends on CONFIG_FOO_B«AR_BAZ_NO_QUUX»\n',
      because: 'Names are as long as they are, so this is but a hint.',
    },
    { options: { limit: 20 }, bad: 'foo: flush the bar a«t exit»\n' },
  ],
})
