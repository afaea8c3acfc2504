import assert from 'node:assert/strict'
import { replace, type Rule } from '../../server/rules/rule'
import { fixAll } from '../../server/services/fixAll'
import { checkedText } from '../support/checkedText'
import { finding, inventedRule } from '../support/inventedRule'

const CONTENT = ['one', 'two', 'three', 'four', 'five'].map((id, index) =>
  inventedRule(finding(id), { id, severity: 'hint', content: 5 - index }),
)

describe('the alarm budget', () => {
  it('lets the three most useful pieces of advice through, in the order of the text', async () => {
    const text = 'foo: bar\n\none\n\nfive\n\nfour\n\ntwo\n\nthree\n'
    assert.deepEqual(await shown(text, CONTENT), ['five', 'four', 'three'])
    assert.equal(await held(text, CONTENT), 2)
  })

  it('counts neither faults of form nor what weighs more than a hint as advice', async () => {
    const text = 'foo: bar\n\none\n\ntwo\n\nthree\n\nfour\n\nfive\n'
    const form = CONTENT.map(({ id }) => inventedRule(finding(id), { id, severity: 'hint' }))
    assert.equal((await shown(text, form)).length, 5)
    const warnings = CONTENT.map(rule => ({ ...rule, severity: 'warning' as const }))
    assert.equal((await shown(text, warnings)).length, 5)
    const pinned = { one: { severity: 'warning' } } as const
    const { shown: some, held: others } = await checkedText(text, {
      rules: CONTENT,
      settings: { rules: pinned },
    })
    assert.deepEqual(
      some.map(({ rule }) => rule.id),
      ['one', 'three', 'four', 'five'],
    )
    assert.equal(others, 1)
  })

  it('lets a rule say the same of a paragraph once', async () => {
    const rules = [inventedRule(finding('we'), { severity: 'warning' })]
    const text = 'foo: bar\n\nHere we\nand we\n\nThen we\n'
    assert.equal((await shown(text, rules)).length, 2)
    assert.equal(await held(text, rules), 1)
  })

  it('holds back no other fault that a rule finds in the paragraph, but further suggestions', async () => {
    const both = (changes: Partial<Rule>) =>
      inventedRule(message => [...finding('we')(message), ...finding('us')(message)], changes)
    const text = 'foo: bar\n\nHere we\nlet us\n'
    assert.equal((await shown(text, [both({ severity: 'warning' })])).length, 2)
    assert.equal((await shown(text, [both({ severity: 'hint' })])).length, 1)
  })

  it('leaves subject and trailers alone: each of their lines stands for itself', async () => {
    const rule = inventedRule(
      ({ trailers }) => trailers.map(({ key }) => ({ at: key, message: 'No.' })),
      { severity: 'hint' },
    )
    const text = 'foo: bar\n\nText.\n\nCc: a@example.org\nCc: b@example.org\n'
    assert.equal((await shown(text, [rule])).length, 2)
  })

  it('has no say in what is repaired', async () => {
    const rule = inventedRule(message =>
      finding('we')(message).map(found => ({
        ...found,
        fix: replace('Write "us"', found.at, 'us'),
      })),
    )
    const checked = await checkedText('foo: bar\n\nHere we\nand we\n', { rules: [rule] })
    assert.equal(checked.shown.length, 1)
    assert.equal((await fixAll(checked, undefined)).length, 2)
  })

  it('is of each message of a series its own', async () => {
    const text = 'foo: bar\n\none\n\ntwo\n\nthree\n\nfour\n'
    const mail = `From 5c0ffee15900d0123456789abcdef0123456789a Mon Sep 17 00:00:00 2001\nFrom: Ada <ada@example.org>\nSubject: [PATCH] ${text}`
    const { shown: some, held: others } = await checkedText(
      mail.repeat(2),
      { rules: CONTENT },
      { uri: 'file:///tree/x.mbox', languageId: 'mail' },
    )
    assert.equal(some.length, 6)
    assert.equal(others, 2)
  })
})

async function shown(text: string, rules: readonly Rule[]): Promise<string[]> {
  const checked = await checkedText(text, { rules })
  return checked.shown.map(({ rule }) => rule.id)
}

async function held(text: string, rules: readonly Rule[]): Promise<number> {
  return (await checkedText(text, { rules })).held
}
