import { CANONICAL_KEYS } from '../../parse/trailerKeys'
import { messageRule, replace } from '../rule'

const CANONICAL = new Map<string, string>(CANONICAL_KEYS.map(key => [key.toLowerCase(), key]))

export default messageRule({
  id: 'trailer-case',
  summary: 'Trailer keys are spelled as the documentation spells them: Signed-off-by, Cc, Fixes.',
  why: 'Scripts that collect reviews, count sign-offs or look for fixes compare the key letter by letter.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],

  *check({ trailers }) {
    for (const { key } of trailers) {
      const right = CANONICAL.get(key.text.toLowerCase())
      if (right === undefined || right === key.text) continue
      yield {
        at: key,
        message: `Write this key as ${right}.`,
        // Everybody reads CC: as Cc:, so it is only worth a hint.
        ...(key.text === 'CC' ? { severity: 'hint' as const } : {}),
        fix: replace(`Change to ${right}`, key, right),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-Off-By»: Ada <ada@example.org>\n«cc»: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nCc: Bob <bob@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nBugLink: https://example.org/1\nReviewed-by: Bob <bob@example.org>\n',
    },
  ],
})
