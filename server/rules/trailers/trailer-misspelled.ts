import { CANONICAL_KEYS, canonicalKey } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import { editDistance } from '../../text/editDistance'
import { messageRule, replace } from '../rule'

/** Keys whose value is a person; of the others only Fixes has a value that cannot be anything else. */
const CANDIDATES = CANONICAL_KEYS.filter(key => /-by$/.test(key) || key === 'Fixes')

export default messageRule({
  id: 'trailer-misspelled',
  summary: 'Trailer keys are spelled right.',
  why: 'A misspelt key is no trailer: the review, the sign-off or the fixed commit is lost to every tool.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],

  *check({ trailers }) {
    for (const trailer of trailers) {
      const meant = meantKey(trailer)
      if (meant === undefined) continue
      yield {
        at: trailer.key,
        message: `No tool knows the key "${trailer.key.text}". Did you mean ${meant}?`,
        fix: replace(`Change to ${meant}`, trailer.key, meant),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-of-by»: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Fixess»: 5c0ffee15900 ("foo: cache the bar")\n«Test-by»: Bob <bob@example.org>\n«Reviewed-by-by»: Eve <eve@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: cache the bar")\nTested-by: Bob <bob@example.org>\nReviewed-by: Eve <eve@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nLinks: https://example.org/\nSponsored-by: Bob <bob@example.org>\nNot-Signed-off-by: Eve <eve@example.org>\nNacked-by: Bob <bob@example.org>\n',
    },
  ],
})

function meantKey({ key, value }: Trailer): string | undefined {
  const text = key.text
  if (canonicalKey(text) !== undefined) return undefined
  const isPerson = /@/.test(value.text)
  const isCommit = /^[0-9a-f]{7,40}\b/.test(value.text)
  if (!isPerson && !isCommit) return undefined
  const once = text.replace(/(?:-by)+$/i, '-by')
  return CANDIDATES.find(candidate => {
    if ((candidate === 'Fixes') !== isCommit) return false
    if (candidate.toLowerCase() === once.toLowerCase()) return true
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase(), 2)
    // Two letters away with another first letter is another word: Nacked-by, Posted-by.
    return (
      distance === 1 ||
      (distance === 2 && text.charAt(0).toLowerCase() === candidate.charAt(0).toLowerCase())
    )
  })
}
