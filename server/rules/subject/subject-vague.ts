import { messageRule } from '../rule'

/** Phrases that would fit any change at all. */
const VAGUE =
  /^(?:(?:some |various |several |small |minor |misc(?:ellaneous)? |more |random |general |the |a )*(?:bug ?fix(?:es)?|fix(?:es|ed|up|ups)?|updates?|updated|changes?|improvements?|improve|clean(?:-| )?ups?|tweaks?|refactor(?:ing)?|rework|stuff|modifications?|enhancements?|work in progress)|(?:fix(?:es|ed)?|correct(?:s|ed)?|solve[sd]?)(?: up)?(?: (?:some|various|several|small|minor|misc(?:ellaneous)?|more|the|a|an|few))* (?:bugs?|issues?|problems?|errors?|things?|stuff|mistakes?)|(?:update|improve|clean ?up|change|refactor)(?: the)? (?:code|file|files|driver|function|functions|things?|stuff))[.!]?$/i
const TYPOS =
  /^(?:fix(?:es|ed)?|correct(?:s|ed)?)(?: (?:a|an|some|the|few|various|several|minor|small))* (?:typos?|spelling(?: (?:errors?|mistakes?))?)[.!]?$/i

export default messageRule({
  id: 'subject-vague',
  summary: 'A subject tells this change from others: not "fix bug", "updates" or "cleanup".',
  why: 'Someone who looks for a bug, or decides what to backport, has hundreds of subjects to read and nothing else.',
  source: 'process/5.Posting.html#patch-formatting-and-changelogs',
  severity: 'warning',
  kinds: ['patch'],
  content: 2,
  // There the message already asks for what the change does, and an unfinished change needs no better name.
  yieldsTo: ['subject-prefix-missing', 'subject-placeholder'],
  fixable: false,
  checkpatch: [],

  *check({ subject, paragraphs }) {
    const phrase = subject?.phrase
    if (!phrase) return
    const missing = paragraphs.length === 0
    const text = phrase.text.trim()
    if (VAGUE.test(text)) {
      yield {
        at: phrase,
        missing,
        message: `"${text}" would fit any change. Say what was wrong, or what is different now.`,
      }
    } else if (TYPOS.test(text)) {
      yield {
        at: phrase,
        missing,
        message: 'Say where the typo is: in which comment, message or name.',
        aspect: 'typo',
        severity: 'hint',
      }
    }
  },

  examples: [
    { bad: 'foo: «fix bug»\n' },
    { bad: 'foo: bar: «various fixes»\n' },
    { bad: 'foo: «fix some issues»\n' },
    { bad: 'foo: «Updates»\n' },
    { bad: 'foo: «fix typo»\n' },
    { typing: true, good: 'foo: fix', because: 'What is fixed may be typed next.' },
    { good: 'foo: fix the error path of bar_probe()\n' },
    { good: 'foo: update the firmware version to 1.4\n' },
    { good: 'foo: clean up the locking\n' },
  ],
})
