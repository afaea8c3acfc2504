import { CANONICAL_KEYS } from '../../parse/trailerKeys'
import type { Trailer } from '../../parse/trailers'
import type { Slice } from '../../text/slice'
import { edits, messageRule } from '../rule'

const CANONICAL = new Map<string, string>(CANONICAL_KEYS.map(key => [key.toLowerCase(), key]))

export default messageRule({
  id: 'trailer-case',
  summary: 'Trailer keys are spelled as the documentation spells them: Signed-off-by, Cc, Fixes.',
  why: 'Scripts that collect reviews, count sign-offs or look for fixes compare the key letter by letter.',
  source: 'process/submitting-patches.html#when-to-use-acked-by-cc-and-co-developed-by',
  severity: 'warning',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],

  occasion: ({ trailers }) => trailers.length > 0,

  *check({ blocks }) {
    for (const { trailers } of blocks) {
      for (const [written, keys] of wrongKeys(trailers)) {
        const [first] = keys
        const right = rightCase(written)
        if (!first || right === undefined) continue
        const more = keys.length > 1 ? `, here and on ${keys.length - 1} more of these lines` : ''
        yield {
          at: first,
          message: `Write ${right}${more}: programs take capitals and small letters as they stand.`,
          // Everybody reads CC: and cc: as Cc:, so it is only worth a hint.
          ...(right === 'Cc' ? { severity: 'hint', aspect: 'copy' } : {}),
          fix: edits(`Change to ${right}`, ...keys.map(key => key.replace(right))),
        }
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Signed-Off-By»: Ada <ada@example.org>\n«cc»: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\nCc: Bob <bob@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«CC»: Bob <bob@example.org>\nCC: Eve <eve@example.org>\nCC: Max <max@example.org>\n«Nacked-By»: Eve <eve@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nCc: Bob <bob@example.org>\nCc: Eve <eve@example.org>\nCc: Max <max@example.org>\nNacked-by: Eve <eve@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      because: 'One finding speaks for all lines with the same key.',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nBuglink: https://example.org/2\nBugLink: https://example.org/1\nReviewed-by: Bob <bob@example.org>\n',
    },
  ],
})

/** The keys that are written in a wrong way, by what is written. */
function wrongKeys(trailers: readonly Trailer[]): Map<string, Slice[]> {
  const wrong = new Map<string, Slice[]>()
  for (const { key } of trailers) {
    const right = rightCase(key.text)
    if (right === undefined || right === key.text) continue
    wrong.set(key.text, [...(wrong.get(key.text) ?? []), key])
  }
  return wrong
}

/** Every key of a person is written alike, whether the documentation names it or not. */
function rightCase(key: string): string | undefined {
  const lower = key.toLowerCase()
  return (
    CANONICAL.get(lower) ??
    (lower.endsWith('-by') ? lower.charAt(0).toUpperCase() + lower.slice(1) : undefined)
  )
}
