import assert from 'node:assert/strict'
import { pathActivity, type PathActivity } from '../../server/model/pathActivity'
import { peopleBy } from '../../server/model/people'

const TODAY = '2026-11-29'

describe('the activity in some paths', () => {
  it('belongs to the quarter of the committer’s own calendar', async () => {
    const cases: readonly (readonly [date: string, label: string])[] = [
      ['2026-01-01T00:00:00+00:00', '2026 Q1'],
      ['2026-03-31T23:59:59-08:00', '2026 Q1'],
      ['2026-04-01T00:30:00+09:00', '2026 Q2'],
      ['2026-06-30T23:00:00+00:00', '2026 Q2'],
      ['2026-07-01T00:00:00+05:30', '2026 Q3'],
      ['2025-12-31T23:59:00-12:00', '2025 Q4'],
    ]
    for (const [date, label] of cases) {
      const found = await activity([['Ada <a@x>', date]])
      assert.deepEqual(busy(found), [`${label}: 1 0`], date)
    }
  })

  it('has periods without a gap until today, and two years of them at least', async () => {
    const young = await activity([['Ada <a@x>', '2026-10-01']])
    assert.equal(young.periods.length, 8)
    assert.equal(young.periods.at(-1)?.quarter, 4)
    const old = await activity([['Ada <a@x>', '2015-01-01']])
    assert.deepEqual([old.unit, old.periods.length], ['quarter', 48])
    const older = await activity([['Ada <a@x>', '2014-12-31']])
    assert.deepEqual([older.unit, older.periods.length], ['year', 13])
    assert.deepEqual(busy(older), ['2014: 1 0'])
  })

  it('is that of people, whatever address they used', async () => {
    const mailmap = 'Ada Lovelace <ada@new> <ada@old>\n'
    const entries = [
      ['ada <ada@old>', '2026-01-05'],
      ['Ada Lovelace <ADA@new>', '2026-02-05'],
      ['Bob <bob@x>', '2026-02-06'],
    ] as const
    const found = await activity(entries, mailmap)
    assert.equal(found.people, 2)
    assert.deepEqual(found.shown, [
      { name: 'Ada Lovelace', email: 'ada@new', commits: 2, last: '2026-02-05' },
      { name: 'Bob', email: 'bob@x', commits: 1, last: '2026-02-06' },
    ])
    assert.deepEqual(found.others, { commits: 0, people: 0 })
  })

  it('shows those who did most, and those who do most now', async () => {
    const entries = 'ABCDEFGH'
      .split('')
      .flatMap((name, index) =>
        Array.from({ length: 20 - index }, () => [`${name} <${name}@x>`, '2019-05-05'] as const),
      )
    const now = [
      ['New <n@x>', '2026-05-05'],
      ['New <n@x>', '2026-05-06'],
      ['H <h@x>', '2026-05-07'],
    ] as const
    const found = await activity([...entries, ...now])
    assert.deepEqual(
      found.shown.map(({ name }) => name),
      ['A', 'B', 'C', 'D', 'H', 'New'],
    )
    assert.deepEqual(found.others, { commits: 16 + 15 + 14, people: 3 })
    assert.deepEqual(found.lately, {
      commits: 3,
      people: 2,
      most: { name: 'New', email: 'n@x', commits: 2, last: '2026-05-06' },
    })
    const sums = found.periods.map(({ commits }) => commits.reduce((all, each) => all + each, 0))
    assert.equal(
      sums.reduce((all, each) => all + each, 0),
      found.commits,
    )
  })

  it('leaves dates that cannot be right out of the picture', async () => {
    const found = await activity([
      ['Ada <a@x>', '1970-01-01'],
      ['Ada <a@x>', '2037-01-01'],
      ['Ada <a@x>', ''],
      ['Ada <a@x>', 'nonsense'],
      ['Ada <a@x>', '2026-11-30'],
    ])
    assert.deepEqual([found.commits, found.undated], [5, 4])
    assert.deepEqual([found.first, found.last], ['2026-11-30', '2026-11-30'])
  })

  it('of nothing is empty', async () => {
    const found = await activity([])
    assert.deepEqual([found.commits, found.people, found.first, found.shown], [0, 0, '', []])
    assert.equal(found.periods.length, 8)
  })
})

async function activity(
  commits: readonly (readonly [author: string, date: string])[],
  mailmap?: string,
): Promise<PathActivity> {
  return pathActivity(log(commits), peopleBy(mailmap), TODAY)
}

async function* log(commits: readonly (readonly [author: string, date: string])[]) {
  for (const [author, date] of commits) {
    await Promise.resolve()
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? []
    yield { author: { name, email }, committed: date }
  }
}

/** The periods that have commits, each with its columns. */
function busy({ periods }: PathActivity): string[] {
  return periods
    .filter(({ commits }) => commits.some(count => count > 0))
    .map(({ year, quarter, commits }) => {
      return `${year}${quarter === undefined ? '' : ` Q${quarter}`}: ${commits.join(' ')}`
    })
}
