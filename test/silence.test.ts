import assert from 'node:assert/strict'
import { RULES } from '../server/rules'
import type { Example } from '../server/rules/rule'
import { silenceOnHistory } from '../server/rules/silence'
import { exampleHistory } from './support/exampleHistory'
import { exampleProject } from './support/exampleProject'

const CLEAN =
  'foo: flush the bar\n\nIt can be stale: see foo_bar().\n\nSigned-off-by: Ada Author <ada@example.org>\n'

const HISTORY: Example = {
  git: [
    { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' },
    { hash: '1234567890abd0123456789abcdef0123456789a', subject: 'foo: call bar() (again)' },
    { hash: 'abcdef0123450123456789abcdef0123456789ab', subject: 'Revert "foo: cache the bar"' },
  ],
}

/** What a text holds, and whether it may be passed over. */
const TEXTS: readonly (readonly [name: string, text: string, silent: boolean])[] = [
  ['nothing of the kind', CLEAN, true],
  ['the word alone', CLEAN.replace('see', 'fixes a commit: see'), true],
  ['a Fixes: line as it has to be', `${CLEAN}Fixes: 5c0ffee15900 ("foo: cache the bar")\n`, true],
  ['one whose id is short', `${CLEAN}Fixes: 5c0ffee ("foo: cache the bar")\n`, true],
  ['one without a line end', `${CLEAN}Fixes: 5c0ffee15900 ("foo: cache the bar")`, true],
  ['one of a function', `${CLEAN}Fixes: 1234567890ab ("foo: call bar() (again)")\n`, true],
  ['one of a revert', `${CLEAN}Fixes: abcdef012345 ("Revert "foo: cache the bar"")\n`, true],
  ['one whose title is cut', `${CLEAN}Fixes: 1234567890ab ("foo: call bar(")\n`, false],
  ['one that goes on', `${CLEAN}Fixes: 5c0ffee15900 ("foo: cache the bar")\n (again)\n`, false],
  ['one of another commit', `${CLEAN}Fixes: 1234567890ab ("foo: cache the bar")\n`, false],
  ['one of a commit that is lost', `${CLEAN}Fixes: 012345678901 ("foo: cache the bar")\n`, false],
  ['one in the other case', `${CLEAN}fixes: 5c0ffee15900\n`, false],
  [
    'a good and a bad one',
    `${CLEAN}Fixes: 5c0ffee15900 ("foo: cache the bar")\nFixes: 5c0ffee15900\n`,
    false,
  ],
  ['one without its colon', CLEAN.replace('It can', 'Fix 5c0ffee ("x")\nIt can'), false],
  ['a commit over a line end', CLEAN.replace('It can', 'Since commit\n5c0ffee15900 it can'), true],
  [
    'one with its title',
    CLEAN.replace('It can', 'Since commit 5c0ffee15900 ("foo: cache\nthe bar"), it can'),
    true,
  ],
  [
    'one with another title',
    CLEAN.replace('It can', 'Since commit 5c0ffee15900 ("foo: drop\nthe bar"), it can'),
    false,
  ],
  [
    'one with a title in no quotes',
    CLEAN.replace('It can', 'Since commit 5c0ffee15900 (foo: drop the bar) it can'),
    false,
  ],
  ['one that nobody knows', CLEAN.replace('It can', 'Since commit 0123456789ab it can'), false],
  ['a trailer without value', `${CLEAN}Reviewed-by:\n`, false],
  [
    'a trailer without value beside a good tag',
    `${CLEAN}Reviewed-by:\nFixes: 5c0ffee15900 ("foo: cache the bar")\n`,
    false,
  ],
  ['a byte that is no UTF-8', CLEAN.replace('Ada', 'Ad\uDCE9'), false],
]

describe('silence on history', () => {
  const context = { git: exampleHistory(HISTORY), project: exampleProject({ linux: true }) }
  const silent = silenceOnHistory(RULES, undefined)
  for (const [name, text, expected] of TEXTS) {
    it(`${expected ? 'passes over' : 'looks at'} a text with ${name}`, async () => {
      assert.equal(await silent(text, context), expected)
    })
  }

  it('needs no answer of git where no sign is there', () => {
    assert.equal(silent(CLEAN, context), true)
  })

  it('asks for nothing of a rule that is off, and looks at any text for a rule without a sign', () => {
    const off = Object.fromEntries(RULES.map(({ id }) => [id, { severity: 'off' as const }]))
    assert.equal(silenceOnHistory(RULES, off)(`${CLEAN}Reviewed-by:\n`, context), true)
    const [rule] = RULES
    assert.ok(rule)
    const unsigned = { ...rule, inState: { history: 'hint' as const } }
    Reflect.deleteProperty(unsigned, 'sign')
    assert.equal(silenceOnHistory([unsigned], undefined)(CLEAN, context), false)
  })
})
