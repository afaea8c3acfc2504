import { messageRule, replace } from '../rule'

/** Endings whose dot belongs to the word. */
const ABBREVIATION =
  /(?:\.\.\.|\b(?:etc|e\.g|i\.e|inc|ltd|corp|co|vs|al|a\.k\.a|no|misc)\.|(?<![\w-])[A-Z]\.)$/i

export default messageRule({
  id: 'subject-ends-with-period',
  summary: 'A subject has no full stop at its end.',
  why: 'It is a title, not a sentence, and every character counts.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'warning',
  kinds: ['patch', 'backport', 'cover'],
  fixable: true,
  checkpatch: [],

  *check({ subject }, { project }) {
    const title = subject?.title
    if (!title?.text.endsWith('.') || ABBREVIATION.test(title.text)) return
    const at = title.find(/(?<!\.)\.+$/) ?? title.tail
    yield {
      at,
      message: 'A subject is a title: remove the full stop at its end.',
      fix: replace('Remove the full stop', at, ''),
      // In other projects nobody asks for it, and some of their maintainers write it.
      ...(project.elsewhere ? { severity: 'information' as const } : {}),
    }
  },

  examples: [
    { bad: 'foo: flush the bar«.»\n', good: 'foo: flush the bar\n' },
    { bad: 'foo: check the bar of TF-A«.»\n', good: 'foo: check the bar of TF-A\n' },
    { bad: 'foo: flush the bar«..»\n', good: 'foo: flush the bar\n' },
    { good: 'foo: flush bar, baz, etc.\n' },
    { good: 'foo: flush the bar...\n', because: 'An ellipsis is no full stop.' },
    { good: 'Revert "foo: flush the bar."\n' },
  ],
})
