import { wholeLine } from '../../model/lineRemoval'
import { isSignOff } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import { edits, messageRule } from '../rule'

export default messageRule({
  id: 'trailer-duplicate',
  summary: 'No trailer stands twice.',
  why: 'The second line says nothing; it is usually left over from a rebase or from tools that both added it.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  occasion: ({ trailers }) => trailers.length > 1,

  *check({ trailers }) {
    const repeated = repeats(trailers)
    const [first] = repeated
    if (!first) return
    const said =
      repeated.length > 1
        ? `${repeated.length} lines from here on stand above already.`
        : 'The same line stands above.'
    yield {
      at: first.whole,
      message: `${said} Each trailer is needed once.`,
      fix: edits(
        repeated.length > 1 ? 'Remove the repeated lines' : 'Remove this line',
        ...repeated.map(({ whole }) => wholeLine(whole).replace('')),
      ),
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\n«cc: Bob  <bob@example.org>»\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n«Signed-off-by: Ada <ada@example.org>»',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nTested-by: Bob <bob@example.org>\n«Reviewed-by: Bob <bob@example.org>»\nTested-by: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nTested-by: Bob <bob@example.org>\n',
      because: 'One finding speaks for all lines: somebody added the same tags twice.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n\n[ upstream commit: 5c0ffee15900d0123456789abcdef0123456789a ]\n\n(cherry picked from commit 5c0ffee15900d0123456789abcdef0123456789a)\nReviewed-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'What stands above belongs to the commit in another repository.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
  ],
})

/** The trailers of which an equal one stands above, in the same repository. */
function repeats(trailers: readonly Trailer[]): Trailer[] {
  const repeated: Trailer[] = []
  const seen = new Set<string>()
  let last: Trailer | undefined
  for (const trailer of trailers) {
    const before = last && normalised(last)
    if (last && isImported(last, trailer)) seen.clear()
    const same = normalised(trailer)
    // A sign-off after somebody else's means that the patch came back to the same person.
    const again = seen.has(same) && (!isSignOff(trailer.key.text) || same === before)
    if (again && !trailer.value.isEmpty) repeated.push(trailer)
    seen.add(same)
    last = trailer
  }
  return repeated
}

/** Whether a note between two trailers says that those above came with a commit from elsewhere. */
function isImported(above: Trailer, below: Trailer): boolean {
  const between = above.whole.source.text.slice(above.whole.end, below.whole.start)
  return /cherry[- ]picked|backported from|upstream commit/i.test(between)
}

function normalised({ key, value }: Trailer): string {
  return `${key.text.toLowerCase()}:${value.text.toLowerCase().replace(/\s+/g, ' ')}`
}
