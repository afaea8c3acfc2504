import assert from 'node:assert/strict'
import fc from 'fast-check'
import { RULES } from '../server/rules'
import type { Example, Rule } from '../server/rules/rule'
import { check } from '../server/rules/run'
import { readMessages } from '../server/services/messages'
import { Slice } from '../server/text/slice'
import { exampleHistory } from './support/exampleHistory'
import { exampleProject } from './support/exampleProject'
import { unmarked } from './support/marks'

/** Pieces of references, right ones and others, from which texts are put together that look nearly right. */
const PIECES = [
  'Fixes: ',
  'fixes: ',
  ' Fixes: ',
  'Fix ',
  'commit ',
  'Commit\n',
  'commit id: ',
  '> commit ',
  '5c0ffee15900',
  '5C0FFEE15900',
  '5c0ffee',
  '5c0ffee15900d0123456789abcdef0123456789a',
  '1234567890ab',
  '1234567890abe',
  '012345678901',
  '...',
  ' ("foo: cache the bar")',
  ' ("foo: cache\nthe bar")',
  ' ("foo: cache\n\nthe bar")',
  '\n(“foo: cache the bar”)',
  ', "foo: cache the bar"',
  ' (foo: cache the bar)',
  ' ("foo: drop the bar")',
  ' ("foo: call bar() (again)")',
  ' ("foo: call bar(")',
  ' ("foo: call "bar" again")',
  ' ("foo: call ("bar") again")',
  ' ("“foo”: cache the bar")',
  ' (""foo" cache the bar")',
  ' ("foo: cache the bar"), 5c0ffee15901 ("foo")',
  ' ("foo:',
  '")',
  '.',
  ' ',
  '\n',
  '\n',
  '\n\n',
  '\n  ',
  '\r\n',
  'upstream ',
  'and 5c0ffee15901',
  'Reviewed-by: Bo <bo@example.org>\n',
  'Reviewed-by:\n',
  'reviewed-by: \n',
  'Then:\n',
  'R\u00E9n\u00E9',
  '\u00C3\u00A9',
  '\u001B[31m',
  '\u200B',
  '\uDCE9',
  'It can be stale.',
]

const HISTORY: NonNullable<Example['git']> = [
  { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' },
  { hash: '1234567890abd0123456789abcdef0123456789a', subject: 'foo: call bar() (again)' },
  { hash: '1234567890abe0123456789abcdef0123456789a', subject: 'foo: call "bar" again' },
]

const SOUND = RULES.filter(rule => rule.sound !== undefined)

describe('a rule that calls a text sound before it is taken apart', () => {
  it('is one of those that speak of published commits, and has a sign', () => {
    assert.ok(SOUND.length > 0)
    for (const rule of SOUND) assert.ok(rule.sign && rule.inState?.history)
  })

  for (const rule of SOUND) {
    it(`finds nothing in it: ${rule.id}, in its examples`, async () => {
      for (const example of rule.examples) {
        for (const marked of [example.bad, example.good])
          if (marked !== undefined) await holds(rule, unmarked(marked).text, example)
      }
    })

    for (const linux of [false, true]) {
      it(`finds nothing in it: ${rule.id}, in ${linux ? 'Linux' : 'another project'}`, async () => {
        let spared = 0
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 12 }),
            async pieces => {
              const text = `foo: flush the bar\n\nText.\n\n${pieces.join('')}`
              if (await holds(rule, text, { git: HISTORY, linux })) spared++
            },
          ),
          { numRuns: 2000 },
        )
        assert.ok(spared > 0, 'no text was sound')
      })
    }
  }
})

/**
 * Asserts that a text which the rule calls sound has no finding, and one without its sign no occasion; gives whether it
 * is called sound.
 */
async function holds(rule: Rule, text: string, example: Example): Promise<boolean> {
  const context = { git: exampleHistory(example), project: exampleProject(example) }
  const isSigned = rule.sign?.test(text)
  const read = readMessages(Slice.of(text), 'message', { state: 'history' })
  if (!isSigned)
    for (const { message } of read) assert.ok(!rule.occasion?.(message), JSON.stringify(text))
  if (isSigned && !(await rule.sound?.(text, context))) return false
  for (const { message } of read) {
    const problems = await check(message, [rule], context)
    assert.deepEqual(
      problems.map(problem => problem.message),
      [],
      JSON.stringify(text),
    )
  }
  return true
}
