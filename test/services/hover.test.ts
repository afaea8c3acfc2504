import assert from 'node:assert/strict'
import bodyNotSeparated from '../../server/rules/body/body-not-separated'
import bodyThisPatch from '../../server/rules/body/body-this-patch'
import subjectEndsWithPeriod from '../../server/rules/subject/subject-ends-with-period'
import type { Rule } from '../../server/rules/rule'
import { hover } from '../../server/services/hover'
import { checkedText, formattedPatch } from '../support/checkedText'
import { withoutCursor } from '../support/cursor'
import { memoryGit } from '../support/memoryGit'

const COMMIT = { hash: '5c0ffee15900d0123456789abcdef0123456789a', subject: 'foo: cache the bar' }
const git = memoryGit({ commits: [COMMIT] })

describe('hover', () => {
  it('explains the problem under the cursor', async () => {
    const found = await hovered('foo: flush the bar‸.\n')
    assert.deepEqual(
      found?.problems.map(({ rule }) => rule.id),
      ['subject-ends-with-period'],
    )
    assert.deepEqual(found.at, { start: 18, end: 19 })
    assert.equal(found.commit, undefined)
  })

  it('explains the worst problem first', async () => {
    const rules = [bodyThisPatch, bodyNotSeparated]
    const found = await hovered('foo: flush the bar\nThis pa‸tch flushes it.\n', {}, rules)
    assert.deepEqual(
      found?.problems.map(({ severity }) => severity),
      ['error', 'hint'],
    )
  })

  it('tells which commit a hash names, at both of its ends and in any case', async () => {
    for (const marked of ['‸5c0ffee15900', '5c0ffee15900‸', '5c0ff‸ee', '5C0FF‸EE']) {
      const found = await hovered(`foo: flush the bar\n\nFixes: ${marked} ("foo")\n`)
      assert.equal(found?.commit?.subject, 'foo: cache the bar', marked)
      assert.equal(found.at.start, 27)
    }
  })

  it('tells nothing of what is no commit here', async () => {
    for (const marked of [
      '5c0f‸fe',
      '1234‸567',
      'x5c0f‸fee',
      '5c0f‸fee_',
      'defac‸ed',
      `${'a'.repeat(40)}‸${'a'.repeat(40)}`,
    ]) {
      assert.equal(await hovered(`foo: flush the bar\n\n${marked}\n`), undefined, marked)
    }
  })

  it('reads comments and notes, but no diff', async () => {
    assert.ok(await hovered('foo: bar\n# pick 5c0ff‸ee foo: cache the bar\n'))
    const patch = formattedPatch({ body: 'Text.\n---\nAfter 5c0ffee.\n' }).replace(
      'index 1234567',
      'index 5c0ffee',
    )
    const file = { uri: 'file:///tree/x.patch', languageId: 'diff' }
    assert.ok(await hovered(patch.replace('After 5c0', 'After 5c0‸'), file))
    assert.equal(await hovered(patch.replace('index 5c0', 'index 5c0‸'), file), undefined)
  })

  it('knows no commits without git', async () => {
    const document = await checkedText('foo: bar\n\n5c0ffee\n')
    assert.equal(await hover(document, 12), undefined)
  })

  it('tells on the subject what the readers learn', async () => {
    const found = await hovered('foo: fix‸ the bar\n\nIt crashes.\n')
    assert.deepEqual(found?.at, { start: 0, end: 16 })
    const reviewer = found.report?.readers[0]?.questions[0]
    assert.deepEqual([reviewer?.state, reviewer?.text], ['answered', 'It crashes.'])
    assert.equal(await hovered('fixup! foo: fix‸ the bar\n'), undefined)
  })
})

async function hovered(
  marked: string,
  changes = {},
  rules: readonly Rule[] = [subjectEndsWithPeriod],
) {
  const { text, offset } = withoutCursor(marked)
  const document = await checkedText(text, { git, rules }, changes)
  return hover(document, offset)
}
