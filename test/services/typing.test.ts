import assert from 'node:assert/strict'
import fc from 'fast-check'
import { RULES } from '../../server/rules'
import type { CheckedDocument } from '../../server/services/checkedDocument'
import { forgetTexts } from '../../server/text/remembered'
import { diagnosticsOf, documentOf } from '../support/checkedText'

const EXAMPLES = RULES.flatMap(({ examples }) =>
  examples.flatMap(({ bad, good, as }) =>
    as === undefined || as === 'commit' || as === 'editor' ? (bad ?? good ?? []) : [],
  ),
).map(text => text.replaceAll(/[«»]/g, ''))

/** What people type and paste; what changes how the text around it is read is among it. */
const PIECES = [
  ...'a t the\n \n\n.:"\'`>-#()[]{}'.split(''),
  'the the ',
  'recieve ',
  '\n    log\n',
  '"\n',
  '\r\n',
  'foo_bar() ',
  'commit 5c0ffee15900 ("foo: cache the bar") ',
  '\nFixes: 5c0ffee15900 ("foo: cache the bar")\n',
  '\nSigned-off-by: Ada Author <ada@example.org>\n',
  'This patch adds a thing, as discussed on the list. ',
]

/** At a share of the text's length, so many units go and a piece comes. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(60)),
  typed: fc.constantFrom(...PIECES),
})

/** A long message made of several examples, and what becomes of it key by key. */
const typing = fc
  .tuple(fc.array(fc.constantFrom(...EXAMPLES), { minLength: 2, maxLength: 6 }), fc.array(edit))
  .map(([parts, edits]) => {
    const versions = [parts.join('\n')]
    for (const { at, removed, typed } of edits) {
      const before = versions.at(-1) ?? ''
      const from = Math.floor(at * before.length)
      versions.push(before.slice(0, from) + typed + before.slice(from + removed))
    }
    return versions
  })

describe('a message that is typed', () => {
  it('is judged at every key as if it had been opened so', async () => {
    await fc.assert(
      fc.asyncProperty(typing, async versions => {
        const diagnostics = diagnosticsOf({ rules: RULES })
        const typed: string[] = []
        for (const [version, text] of versions.entries())
          typed.push(found(await diagnostics.check(documentOf(text, { version }))))
        for (const [version, text] of versions.entries()) {
          forgetTexts()
          const fresh = await diagnosticsOf({ rules: RULES }).check(documentOf(text, { version }))
          assert.equal(typed[version], found(fresh))
        }
      }),
      { numRuns: 25 },
    )
  })
})

/** Everything that is known of the problems, in words. */
function found(checked: Awaited<ReturnType<ReturnType<typeof diagnosticsOf>['check']>>): string {
  const { problems } = checked as CheckedDocument
  return JSON.stringify(
    problems.map(({ rule, ...problem }) => ({ ...problem, rule: rule.id })),
    undefined,
    1,
  )
}
