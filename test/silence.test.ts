import assert from 'node:assert/strict'
import { RULES } from '../server/rules'
import { silenceOnHistory } from '../server/rules/silence'

const CLEAN =
  'foo: flush the bar\n\nIt can be stale: see foo_bar().\n\nSigned-off-by: Ada Author <ada@example.org>\n'

/** What a text holds, and whether it may be passed over. */
const TEXTS: readonly (readonly [name: string, text: string, silent: boolean])[] = [
  ['nothing of the kind', CLEAN, true],
  ['the word alone', CLEAN.replace('see', 'fixes a commit: see'), true],
  ['a Fixes: line', `${CLEAN}Fixes: 5c0ffee15900 ("foo: cache the bar")\n`, false],
  ['one in the other case', `${CLEAN}fixes: 5c0ffee15900\n`, false],
  ['one without its colon', CLEAN.replace('It can', 'Fix 5c0ffee ("x")\nIt can'), false],
  ['a commit over a line end', CLEAN.replace('It can', 'Since commit\n5c0ffee15900 it can'), false],
  ['a trailer without value', `${CLEAN}Reviewed-by:\n`, false],
  ['a byte that is no UTF-8', CLEAN.replace('Ada', 'Ad\uDCE9'), false],
]

describe('silence on history', () => {
  const silent = silenceOnHistory(RULES, undefined)
  for (const [name, text, expected] of TEXTS) {
    it(`${expected ? 'passes over' : 'looks at'} a text with ${name}`, () => {
      assert.equal(silent(text), expected)
    })
  }

  it('asks for nothing of a rule that is off, and looks at any text for a rule without a sign', () => {
    const off = Object.fromEntries(RULES.map(({ id }) => [id, { severity: 'off' as const }]))
    assert.equal(silenceOnHistory(RULES, off)(`${CLEAN}Reviewed-by:\n`), true)
    const [rule] = RULES
    assert.ok(rule)
    const unsigned = { ...rule, inState: { history: 'hint' as const } }
    Reflect.deleteProperty(unsigned, 'sign')
    assert.equal(silenceOnHistory([unsigned], undefined)(CLEAN), false)
  })
})
