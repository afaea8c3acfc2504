import { edits, messageRule } from '../rule'

/** git mailinfo ends the message at `---` and at `--- x`, but neither at `----` nor at `---x`, nor after two blanks. */
const CUTS = /^--- \S/

export default messageRule({
  id: 'body-separator',
  summary: 'No line of the text begins with three dashes.',
  why: 'git am ends the message at "--- ": what follows, sign-off included, is thrown away.',
  source: 'process/submitting-patches.html#the-canonical-patch-format',
  severity: 'error',
  kinds: ['patch', 'revert', 'backport', 'cover'],
  fixable: true,
  checkpatch: ['BAD_COMMIT_SEPARATOR'],

  *check({ lines }) {
    const found = lines.filter(
      ({ text }) => /^---./.test(text) && text.trim() !== '---' && !text.startsWith('--- a/'),
    )
    // One finding, and the worst line first: the fix repairs them all.
    const worst = found.find(({ text }) => CUTS.test(text)) ?? found[0]
    if (!worst) return
    const cuts = CUTS.test(worst.text)
    // Every run of dashes in such a line: half a table's rule would be worse than none.
    const dashes = found.flatMap(line => [...line.matches(/-{3,}/g)].map(({ at }) => at))
    yield {
      at: worst,
      aspect: cuts ? 'cuts' : 'confuses',
      ...(cuts ? {} : { severity: 'hint' as const }),
      message: cuts
        ? 'git am would end the message here. Use another character for the line.'
        : 'git lets this line pass, other tools take it for the end of the message. Use another character.',
      fix: edits(
        'Change the dashes to "="',
        ...dashes.map(dash => dash.replace('='.repeat(dash.length))),
      ),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\n«--- before ---»\ntext\n',
      good: 'foo: flush the bar\n\n=== before ===\ntext\n',
    },
    {
      bad: 'foo: flush the bar\n\nName   Channels\n«------ ----------»\nbar    4 (first-come)\n------+----------\n',
      good: 'foo: flush the bar\n\nName   Channels\n====== ==========\nbar    4 (first-come)\n======+==========\n',
    },
    {
      bad: 'foo: flush the bar\n\nName\n«-----»\ntext\n',
      good: 'foo: flush the bar\n\nName\n=====\ntext\n',
    },
    {
      bad: 'foo: flush the bar\n\n«---  before»\ntext\n',
      good: 'foo: flush the bar\n\n===  before\ntext\n',
      because: 'With two blanks git am goes on, and git interpret-trailers does not.',
    },
    { good: 'foo: flush the bar\n\nText.\n---\nnotes that git am is to drop\n' },
  ],
})
