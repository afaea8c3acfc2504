import assert from 'node:assert/strict'
import type { Contribution } from '../../../server/host/git'
import type { ContributorReport } from '../../../server/model/contributors/contributorReport'
import { contributorsAsCsv } from '../../../server/model/contributors/csv'
import { employersBy } from '../../../server/model/contributors/employers'
import { contributorTally } from '../../../server/model/contributors/tally'
import { peopleBy } from '../../../server/model/people'
import { parseEmployerMap } from '../../../server/parse/employerMap'
import { Slice } from '../../../server/text/slice'

/** A commit of Ada as of 2024-03-05, unless said otherwise. */
function commit(changes: Partial<Contribution> = {}): Contribution {
  return {
    author: { name: 'Ada', email: 'ada@a.example' },
    written: Date.UTC(2024, 2, 5) / 1000,
    committed: Date.UTC(2024, 2, 5) / 1000,
    message: 'foo: bar\n',
    added: 3,
    removed: 1,
    ...changes,
  }
}

function report(
  commits: readonly Contribution[],
  { mailmap = '', map = '' } = {},
): ContributorReport {
  const employers = employersBy(parseEmployerMap(Slice.of(map)))
  const tally = contributorTally(peopleBy(mailmap), employers)
  for (const each of commits) tally.add(each)
  return tally.report()
}

describe('the tally of contributors', () => {
  it('takes the same address in any case for one person, by their newest name', () => {
    const { byPerson, authors } = report([
      commit({ author: { name: 'Ada Newer', email: 'ADA@a.example' } }),
      commit({ author: { name: 'ada', email: 'ada@a.example' } }),
    ])
    assert.equal(authors, 1)
    assert.deepEqual(byPerson[0]?.identity, { name: 'Ada Newer', email: 'ADA@a.example' })
    assert.deepEqual([byPerson[0].changes, byPerson[0].added, byPerson[0].removed], [2, 6, 2])
  })

  it('goes by the name of an author, not by what an earlier trailer called them', () => {
    const { byPerson } = report([
      commit({ message: 'x\n\nTested-by: bb <bea@b.example>\n' }),
      commit({ author: { name: 'Bea Busy', email: 'bea@b.example' } }),
    ])
    assert.deepEqual(
      byPerson.map(({ identity }) => identity.name),
      ['Bea Busy', 'Ada'],
    )
  })

  it('joins addresses by .mailmap, in trailers as well', () => {
    const { byPerson } = report(
      [
        commit({ author: { name: 'x', email: 'old@a.example' } }),
        commit({ message: 'x\n\nReviewed-by: X <old@a.example>\n' }),
      ],
      { mailmap: 'Ada Lace <ada@a.example> <old@a.example>\n' },
    )
    assert.equal(byPerson.length, 1)
    assert.deepEqual([byPerson[0]?.changes, byPerson[0]?.reviewed], [2, 1])
  })

  it('counts a credit once for each person, employer and commit', () => {
    const { byPerson, byEmployer, total } = report([
      commit({
        message: [
          'x\n',
          'Signed-off-by: Bea <bea@b.example>',
          'Signed-off-by: Bea Again <BEA@b.example>',
          'Signed-off-by: Bob <bob@b.example>',
          'Reported-and-tested-by: Bob <bob@b.example>',
          'Tested-by: Bob <bob@b.example>',
        ].join('\n'),
      }),
    ])
    const bea = byPerson.find(({ identity }) => identity.name === 'Bea')
    const bob = byPerson.find(({ identity }) => identity.name === 'Bob')
    const employer = byEmployer.find(row => row.employer.name === 'b.example')
    assert.deepEqual(
      [bea?.signedOff, bob?.signedOff, employer?.signedOff, total.signedOff],
      [1, 1, 1, 2],
    )
    assert.deepEqual(
      [bob?.tested, bob?.reported, employer?.people, employer?.changes],
      [1, 1, 0, 0],
    )
  })

  it('gives each commit to the employer of its day', () => {
    const early = Date.UTC(2020, 0, 1) / 1000
    const { byEmployer, byPerson, employers } = report([commit(), commit({ written: early })], {
      map: 'ada@a.example First < 2021-01-01\nada@a.example Second\n',
    })
    assert.deepEqual(
      byEmployer.map(({ employer, people, changes }) => [employer.name, people, changes]),
      [
        ['First', 1, 1],
        ['Second', 1, 1],
      ],
    )
    assert.deepEqual([byPerson[0]?.employer.name, employers], ['Second', 2])
  })

  it('takes all reports of syzbot for its own', () => {
    const reported = (id: string) =>
      commit({ message: `x\n\nReported-by: syzbot+${id}@syzkaller.appspotmail.com\n` })
    const { byPerson } = report([reported('a1'), reported('b2')])
    const robot = byPerson.find(({ employer }) => employer.kind === 'robots')
    assert.deepEqual(
      [robot?.identity.email, robot?.reported],
      ['syzbot@syzkaller.appspotmail.com', 2],
    )
  })

  it('knows the changes without lines, and those without an address', () => {
    const { uncounted, authors, total } = report([
      commit({ added: undefined, removed: undefined, author: { name: 'Nemo', email: '' } }),
      commit({ author: { name: 'Nobody', email: '' } }),
    ])
    assert.deepEqual([uncounted, authors, total.added], [1, 2, 3])
  })

  it('leaves no gap between months, and no room for clocks that were wrong', () => {
    const at = (year: number, month: number) => ({ committed: Date.UTC(year, month - 1, 9) / 1000 })
    const { months } = report(
      [at(2024, 2), at(2023, 12), at(1970, 1), { committed: NaN }].map(commit),
    )
    assert.deepEqual(months, [
      { month: '2023-12', changes: 1 },
      { month: '2024-01', changes: 0 },
      { month: '2024-02', changes: 1 },
    ])
  })

  it('writes tables that a spreadsheet takes for text', () => {
    const name = '=HYPERLINK("x"), Ada'
    const csv = contributorsAsCsv(
      report([commit({ author: { name, email: 'ada@a.example' } })]),
      'person',
    )
    assert.equal(
      csv,
      'name,email,employer,changes,added,removed,signed-off,reviewed,tested,reported\n' +
        `"'=HYPERLINK(""x""), Ada",ada@a.example,a.example,1,3,1,0,0,0,0\n`,
    )
  })
})
