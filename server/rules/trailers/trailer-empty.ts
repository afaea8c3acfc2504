import { wholeLine } from '../../model/lineRemoval'
import { CANONICAL_KEYS, keyIs } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import { choice, messageRule, replace } from '../rule'

/** A line that is nothing but such a key. */
const EMPTY = new RegExp(
  `^(?:${CANONICAL_KEYS.join('|')}|[A-Za-z0-9][A-Za-z0-9-]{0,60}-by)[ \\t]*:[ \\t]*$`,
  'im',
)

export default messageRule({
  id: 'trailer-empty',
  summary: 'No trailer stands without a value.',
  why: 'An empty Reviewed-by or Fixes says nothing, and looks as if something had been lost.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  inState: { history: 'information' },
  missing: true,
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  occasion: ({ trailers }) => trailers.some(isKnown),
  sign: /:/,
  // To look for the end of a line first is faster than to look for a key at each beginning.
  sound: text => !/:[ \t]*$/m.test(text) || !EMPTY.test(text),

  *check({ blocks }) {
    for (const { lines } of blocks) {
      for (const [index, { trailer }] of lines.entries()) {
        if (!trailer?.value.isEmpty || !isKnown(trailer)) continue
        const next = lines[index + 1]
        const fix = replace('Remove this line', wholeLine(trailer.whole), '')
        yield {
          at: trailer.whole,
          message: `Nothing stands behind ${trailer.key.text}. Complete the line, or remove it.`,
          // What follows may be the value, broken off to a line of its own.
          fix: next && !next.trailer ? choice(fix) : fix,
        }
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reviewed-by:»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n«Nacked-by: »',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>',
    },
    {
      typing: true,
      good: 'foo: flush the bar\n\nText.\n\nFixes:\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'The value is what will be typed next.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSeries-to: foo\nCommit-notes:\nThis is new.\nEND\nCc:\n Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because:
        'Keys of a local workflow may open a section, and a value may stand on the next line.',
    },
  ],
})

/** A key of which is known that it cannot stand alone. */
function isKnown({ key }: Trailer): boolean {
  return /-by$/i.test(key.text) || CANONICAL_KEYS.some(known => keyIs(key.text, known))
}
