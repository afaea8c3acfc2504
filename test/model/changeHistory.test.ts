import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changeHistory } from '../../server/model/changeHistory'
import { memoryGit } from '../support/memoryGit'

const PATHS = ['a.c', 'b.c', 'd/a.c', 'd/b.c', 'Kconfig']

/** Commits in any order of time: which day of January, and which files they change. */
const commits = fc.array(
  fc.record({ day: fc.integer({ min: 1, max: 28 }), paths: fc.subarray(PATHS, { minLength: 1 }) }),
  { maxLength: 40 },
)

describe('changeHistory', () => {
  it('counts the commits that changed any of some files after a date, each once', () =>
    fc.assert(
      fc.asyncProperty(
        commits,
        fc.subarray([...PATHS, 'never.c']),
        fc.option(fc.integer({ min: 0, max: 29 }), { nil: undefined }),
        async (made, asked, after) => {
          const log = memoryGit({
            commits: made.map(({ day, paths }, at) => ({
              hash: (at + 0x1000).toString(16),
              subject: 'x',
              date: dateOf(day),
              paths,
            })),
          }).log({ changedPaths: true })
          const history = await changeHistory(log)
          const expected = made.filter(
            ({ day, paths }) =>
              (after === undefined || day > after) && paths.some(path => asked.includes(path)),
          )
          const since = after === undefined ? undefined : dateOf(after)
          assert.equal(history.changes(asked, since), expected.length)
        },
      ),
    ))
})

/** Day 0 is the last one of December. */
function dateOf(day: number): string {
  return new Date(Date.UTC(2026, 0, day)).toISOString()
}
