import assert from 'node:assert/strict'
import { contributorsPage } from '../../client/contributors/page'
import { periodsOf } from '../../client/contributors/periods'
import type { ContributorsReport } from '../../server/protocol/contributors'

const NOTHING = {
  ...{ changes: 0, added: 0, removed: 0, signedOff: 0, reviewed: 0, tested: 0, reported: 0 },
}
const EVIL = '"><script>alert(1)</script>&\u202e'

const REPORT: ContributorsReport = {
  path: '',
  total: { ...NOTHING, changes: 1234, added: 5_000_000 },
  authors: 2,
  employers: 1,
  people: [
    { ...NOTHING, name: 'Ada', email: 'ada@a.example', employer: 'a.example', changes: 1000 },
    { ...NOTHING, name: EVIL, email: EVIL, employer: EVIL, changes: 234 },
  ],
  companies: [{ ...NOTHING, name: EVIL, kind: 'known', people: 2, changes: 1234 }],
  morePeople: 0,
  months: [{ month: '2026-04', changes: 1234 }],
  notices: [EVIL],
}

const QUESTION = { folder: 'file:///x', range: 'v1.0..v1.1' }

function headingOf(page: string): string {
  return (/<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '').replace(/<\/?b>/g, '')
}

describe('the page of contributors', () => {
  for (const [question, path, stretch] of [
    [{ range: 'v1.0..v1.1' }, '', 'between v1.0 and v1.1'],
    [{ range: 'v1.0..HEAD' }, 'net', 'since v1.0, in net'],
    [{ range: 'HEAD' }, '', 'in the whole history'],
    [{ range: 'HEAD', since: '1-year-ago' }, '', 'in the last year'],
    [{ range: 'HEAD', since: '2026-01-01' }, '', 'since 2026-01-01'],
    [{ range: 'HEAD~5..' }, '', 'in HEAD~5..'],
    [{ range: 'v1.0...v1.1' }, '', 'in v1.0...v1.1'],
  ] as const) {
    it(`begins with what happened ${stretch}`, () => {
      const page = contributorsPage({ ...QUESTION, ...question }, { ...REPORT, path }, 'n')
      assert.equal(headingOf(page), `1,234 changes by 2 people from 1 employer ${stretch}`)
    })
  }

  it('takes nothing from a repository for markup, and lets nothing in from outside', () => {
    const page = contributorsPage({ ...QUESTION, range: EVIL }, { ...REPORT, path: EVIL }, 'nonce')
    assert.equal([...page.matchAll(/<script/g)].length, 1)
    assert.ok(!page.includes('\u202e'))
    assert.ok(
      page.includes("default-src 'none'; style-src 'nonce-nonce'; script-src 'nonce-nonce'"),
    )
    assert.doesNotMatch(page, /https?:|\bstyle=|\bon[a-z]+=/)
  })

  it('has two tables that can be sorted, and says what the plots show', () => {
    const page = contributorsPage(QUESTION, REPORT, 'n')
    assert.equal([...page.matchAll(/<table/g)].length, 2)
    assert.equal(
      [...page.matchAll(/aria-sort="descending"><button|aria-sort="descending" class/g)].length,
      2,
    )
    assert.match(page, /aria-label="People with the most changes: Ada 1,000, /)
    assert.match(page, /<td class="number" data-value="1000">81\.0 %<\/td>/)
  })

  it('keeps the letters of the time plot in a narrow page, and leaves out every second label', () => {
    const labelsOf = (count: number) => {
      const months = Array.from({ length: count }, (_, at) => ({
        month: `2026-${String(at + 1).padStart(2, '0')}`,
        changes: 1,
      }))
      const [plot = ''] = /<svg class="time".*?<\/svg>/.exec(
        contributorsPage(QUESTION, { ...REPORT, months }, 'n'),
      ) ?? ['']
      assert.doesNotMatch(plot, /viewBox/)
      return [...plot.matchAll(/dispensable"[^>]*>(\w+)/g)].map(([, month]) => month)
    }
    assert.deepEqual(labelsOf(8), ['Feb', 'Apr', 'Jun', 'Aug'])
    assert.deepEqual(labelsOf(6), [])
  })

  it('says in a sentence that there is nothing', () => {
    const empty = { ...REPORT, total: NOTHING }
    const page = contributorsPage(QUESTION, empty, 'n')
    assert.equal(headingOf(page), 'There is no change between v1.0 and v1.1.')
    assert.ok(!page.includes('<table'))
    const evil = contributorsPage(QUESTION, { silent: EVIL, remedies: [] }, 'n')
    assert.equal(headingOf(evil).includes('<'), false)
  })

  it('offers what helps where nothing could be counted, and nothing else', () => {
    const silent = 'git says no. Here is more.'
    const page = contributorsPage(QUESTION, { silent, remedies: ['range', 'log'] }, 'n')
    assert.equal(headingOf(page), 'git says no.')
    assert.match(page, /<p class="quiet">Here is more\.<\/p>/)
    const offered = (text: string) => [...text.matchAll(/data-ask="(\w+)"/g)].map(([, ask]) => ask)
    assert.deepEqual(offered(page), ['range', 'log'])
    const untrusted = contributorsPage(QUESTION, { silent, remedies: ['trust'] }, 'n')
    assert.deepEqual(offered(untrusted), ['trust'])
  })
})

describe('the periods of a plot', () => {
  for (const [count, first, last, bars] of [
    [1, 'Nov 2024', 'Nov 2024', 1],
    [14, 'Nov 2024', 'Dec 2025', 14],
    [48, 'Nov 2024', 'Oct 2028', 48],
    [49, '2024 Q4', '2028 Q4', 17],
    [145, '2024', '2036', 13],
  ] as const) {
    it(`are ${bars} for ${count} months`, () => {
      const months = Array.from({ length: count }, (_, at) => ({
        month: `${2024 + Math.floor((at + 10) / 12)}-${String(((at + 10) % 12) + 1).padStart(2, '0')}`,
        changes: 1,
      }))
      const periods = periodsOf(months)
      assert.deepEqual(
        [periods.length, periods[0]?.label, periods.at(-1)?.label],
        [bars, first, last],
      )
      assert.equal(
        periods.reduce((sum, { value }) => sum + value, 0),
        count,
      )
    })
  }
})
