import { canonicalKey } from '../../parse/trailerKeys'
import { messageRule, replace } from '../rule'

export default messageRule({
  id: 'trailer-combined',
  summary: 'Each trailer says one thing: Reported-by and Tested-by, not Reported-and-tested-by.',
  why: 'Scripts look for the usual keys; a report or a test in a key made of two is not counted.',
  source: 'process/maintainer-tip.html#ordering-of-commit-tags',
  severity: 'hint',
  fixable: true,
  checkpatch: ['BAD_SIGN_OFF'],
  occasion: ({ trailers }) => trailers.some(({ key }) => /-by$/i.test(key.text)),

  *check({ trailers }) {
    for (const { key, value, whole } of trailers) {
      const keys = keysIn(key.text)
      if (keys.length < 2) continue
      yield {
        at: key,
        message: `Write ${keys.length} lines: ${keys.join(', ')}.`,
        fix: replace(
          'Split into separate lines',
          whole,
          keys.map(each => `${each}: ${value.text}`).join('\n'),
        ),
      }
    }
  },

  examples: [
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reported-and-tested-by»: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\nTested-by: Bob <bob@example.org>\nSigned-off-by: Ada <ada@example.org>\n',
    },
    {
      bad: 'foo: flush the bar\n\nText.\n\n«Reported-Bisected-and-Tested-by»: Bob <bob@example.org>\n',
      good: 'foo: flush the bar\n\nText.\n\nReported-by: Bob <bob@example.org>\nBisected-by: Bob <bob@example.org>\nTested-by: Bob <bob@example.org>\n',
    },
    {
      good: 'foo: flush the bar\n\nText.\n\nCo-developed-by: Bob <bob@example.org>\nBased-on-patch-by: Eve <eve@example.org>\nSigned-off-by: Bob <bob@example.org>\n',
      because: 'Not every hyphen joins two keys.',
    },
  ],
})

/** The keys that a key was made of; fewer than two where one of its words is no key. */
function keysIn(key: string): string[] {
  const words = key.replace(/-by$/i, '').split(/(?:-and|-&|-\+)?-/i)
  const keys = words.flatMap(word => canonicalKey(`${word}-by`) ?? [])
  return keys.length === words.length ? keys : []
}
