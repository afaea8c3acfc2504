import assert from 'node:assert/strict'
import { choice, messageRule, replace, type Fix, type Rule } from '../../server/rules/rule'
import subjectEndsWithPeriod from '../../server/rules/subject/subject-ends-with-period'
import subjectPrefixMissing from '../../server/rules/subject/subject-prefix-missing'
import trailerCase from '../../server/rules/trailers/trailer-case'
import { repairs } from '../../server/services/codeActions'
import { fixAll, messageAt, repairableProblems } from '../../server/services/fixAll'
import { applyEdits } from '../../server/text/edit'
import type { Slice } from '../../server/text/slice'
import { checkedText, formattedPatch, type TreeOptions } from '../support/checkedText'
import { withoutCursor } from '../support/cursor'
import { memoryGit } from '../support/memoryGit'

describe('codeActions', () => {
  it('repair the problem that the cursor touches', async () => {
    assert.deepEqual(await titles('foo: flush the bar‸.\n'), ['Remove the full stop'])
    assert.deepEqual(await titles('foo: flush the bar.‸\n'), ['Remove the full stop'])
    assert.deepEqual(await titles('foo: ‸flush the bar.\n'), [])
  })

  it('come with those that need no thought first', async () => {
    const rules = [
      wordRule('pick', word => [choice(replace('Pick', word, 'a')), replace('Second', word, 'b')]),
      wordRule('pick', word => [replace('Plain', word, 'c'), replace('Other', word, 'd')]),
    ]
    assert.deepEqual(await titles('foo: pi‸ck\n', { rules }), ['Plain', 'Pick', 'Second', 'Other'])
    const text = 'foo: pick\n'
    const found = await repairs(await checkedText(text, { rules }), { start: 5, end: 9 }, true)
    assert.deepEqual(
      found.map(({ preferred }) => preferred),
      [true, false, false, false],
    )
  })

  it('search history only when somebody wants to see the result', async () => {
    const git = memoryGit({
      commits: [{ hash: '5c0ffee', subject: 'foo: bar: cache it', paths: ['foo/bar.c'] }],
      staged: [{ status: 'M', path: 'foo/bar.c' }],
    })
    const options = { git, rules: [subjectPrefixMissing] }
    assert.deepEqual(await titles('Fl‸ush the bar\n', options, false), [])
    assert.deepEqual(await titles('Fl‸ush the bar\n', options), [
      `Begin with "foo: bar:" (1 of 1 commit of this code)`,
    ])
  })

  it('offer no prefix that is a slip beside the usual one', async () => {
    const log = [
      ...Array<string>(40).fill('foo: cache it'),
      'foo: bar: cache it',
      'foo: bar: flush it',
    ]
    const git = memoryGit({
      commits: [...log, 'drivers: foo: cache it'].map((subject, at) => ({
        hash: `5c0ffee${at}`,
        subject,
        paths: ['foo/bar.c'],
      })),
      staged: [{ status: 'M', path: 'foo/bar.c' }],
    })
    assert.deepEqual(await titles('Fl‸ush the bar\n', { git, rules: [subjectPrefixMissing] }), [
      `Begin with "foo:" (93 % of this code's commits do)`,
      `Begin with "foo: bar:" (5 % of this code's commits do)`,
    ])
  })

  it('end with the signal', async () => {
    const document = await checkedText('foo: flush the bar.\n', RULES)
    await assert.rejects(repairs(document, { start: 0, end: 18 }, true, AbortSignal.abort()), {
      name: 'AbortError',
    })
  })
})

describe('fixAll', () => {
  it('repairs everything that needs no decision', async () => {
    const text = 'foo: flush the bar.\n\nText.\n\nsigned-off-by: Ada <ada@example.org>\n'
    const fixed = 'foo: flush the bar\n\nText.\n\nSigned-off-by: Ada <ada@example.org>\n'
    assert.equal(await allFixed(text), fixed)
    assert.equal(repairableProblems(await checkedText(text, RULES), undefined), 2)
  })

  it('leaves alone what the author has to choose or complete', async () => {
    const rules = [
      wordRule('pick', word => [choice(replace('Pick', word, 'a'))]),
      wordRule('fill', word => [
        { title: 'Fill', snippet: true, edits: [{ span: word.span, text: '${1:x}' }] },
      ]),
    ]
    assert.equal(await allFixed('foo: pick fill\n', { rules }), 'foo: pick fill\n')
  })

  it('goes on until nothing is left to repair', async () => {
    const rules = [
      wordRule('one', word => [replace('x', word, 'two')]),
      wordRule('two', word => [replace('x', word, 'three')]),
    ]
    assert.equal(await allFixed('foo: one two\n', { rules }), 'foo: three three\n')
  })

  it('comes to an end where rules undo each other', async () => {
    const swap = (from: string, to: string) => wordRule(from, word => [replace('x', word, to)])
    assert.match(
      await allFixed('foo: one\n', { rules: [swap('one', 'two'), swap('two', 'one')] }),
      /^foo: (?:one|two)\n$/,
    )
    const grow = wordRule('a+', word => [replace('x', word, `${word.text}a`)])
    assert.match(await allFixed('foo: a\n', { rules: [grow] }), /^foo: a+\n$/)
  })

  it('makes a repair whole or not at all', async () => {
    const both: Rule = {
      ...wordRule('pair', () => []),
      *check({ subject, whole }) {
        const word = subject?.phrase.find(/pair/)
        const other = whole.find(/rest/)
        if (!word || !other) return
        const edits = [word.replace('PAIR'), other.replace('REST')].filter(
          edit => edit !== undefined,
        )
        yield { at: word, message: 'Both.', fix: { title: 'Both', edits } }
      },
    }
    const first = wordRule('rest', word => [replace('x', word, 'peace')])
    // The first repair takes the place of a half of the second, which then has nothing to do any more.
    assert.equal(await allFixed('foo: rest pair\n', { rules: [first, both] }), 'foo: peace pair\n')
  })

  it('touches no byte that it need not', async () => {
    const text = 'foo: flush the bar.\n\nText.\n\nsigned-off-by: Ada <ada@example.org>\n'
    const edits = await fixAll(await checkedText(text, RULES), undefined)
    assert.deepEqual(edits, [
      { span: { start: 18, end: 19 }, text: '' },
      { span: { start: 28, end: 29 }, text: 'S' },
    ])
  })

  it('repairs one mail of several, and never the diff', async () => {
    const first = formattedPatch({ subject: '[PATCH 1/2] foo: flush the bar.' })
    const second = formattedPatch({ subject: '[PATCH 2/2] foo: cache the bar.', path: 'bar.c' })
    const patch = { uri: 'file:///tree/series.mbox', languageId: 'mail' }
    const document = await checkedText(first + second, RULES, patch)
    assert.equal(messageAt(document, 10), 0)
    assert.equal(messageAt(document, first.length + 10), 1)
    const edits = await fixAll(document, 1)
    assert.equal(applyEdits(first + second, edits), first + second.replace('bar.\n', 'bar\n'))
  })
})

const RULES = { rules: [subjectEndsWithPeriod, trailerCase] }

async function titles(
  marked: string,
  options: TreeOptions = RULES,
  search = true,
): Promise<string[]> {
  const { text, offset } = withoutCursor(marked)
  const document = await checkedText(text, options)
  const found = await repairs(document, { start: offset, end: offset }, search)
  return found.map(({ title }) => title)
}

async function allFixed(text: string, options: TreeOptions = RULES): Promise<string> {
  return applyEdits(text, await fixAll(await checkedText(text, options), undefined))
}

/** A rule that finds a word in the subject. */
function wordRule(word: string, fixes: (word: Slice) => (Fix | undefined)[]): Rule {
  return messageRule({
    id: `no-${word.replace(/\W/g, '')}`,
    summary: 'A rule for tests.',
    why: 'So that a test can repair something.',
    source: 'https://example.org/',
    severity: 'warning',
    fixable: true,
    checkpatch: [],
    *check({ subject }) {
      for (const { at } of subject?.phrase.matches(new RegExp(`\\b${word}\\b`, 'g')) ?? []) {
        const [fix, ...otherFixes] = fixes(at)
        yield { at, message: 'Not this word.', fix, otherFixes }
      }
    },
    examples: [],
  })
}
