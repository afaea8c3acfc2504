import { wholeLine } from '../../model/lineRemoval'
import { keyIs } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import { messageRule, replace } from '../rule'

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
    const seen = new Set<string>()
    let before = ''
    for (const trailer of trailers) {
      const same = normalised(trailer)
      // A sign-off after somebody else's means that the patch came back to the same person.
      const again = keyIs(trailer.key.text, 'Signed-off-by') ? same === before : seen.has(same)
      if (again && !trailer.value.isEmpty) {
        yield {
          at: trailer.whole,
          message: 'The same line stands above. Remove one of the two.',
          fix: replace('Remove this line', wholeLine(trailer.whole), ''),
        }
      }
      seen.add(same)
      before = same
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
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nSigned-off-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
  ],
})

function normalised({ key, value }: Trailer): string {
  return `${key.text.toLowerCase()}:${value.text.toLowerCase().replace(/\s+/g, ' ')}`
}
