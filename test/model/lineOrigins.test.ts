import assert from 'node:assert/strict'
import type { BlamedLines, BlameQuery } from '../../server/host/git'
import { changeFrom } from '../../server/model/change'
import { NO_HISTORY, type History } from '../../server/model/history'
import { lineOrigins } from '../../server/model/lineOrigins'
import { UNKNOWN_PROJECT } from '../../server/model/project'
import { RULES } from '../../server/rules'
import { check } from '../../server/rules/run'
import { readMessages } from '../../server/services/messages'
import { Slice } from '../../server/text/slice'

const author = { name: 'Ada', email: 'ada@example.org' }

function commit(digit: string) {
  return { hash: digit.repeat(40), subject: `baz: add ${digit}`, author, date: '' }
}

/** A history that answers `blame` by the path, and keeps the questions. */
function historyOf(lines: Readonly<Record<string, readonly BlamedLines[]>>) {
  const asked: BlameQuery[] = []
  const git: History = {
    ...NO_HISTORY,
    lookup: () => Promise.resolve({ is: 'found', commit: commit('9') }),
    changedBy: () => Promise.resolve([{ status: 'M', path: 'bar.c' }]),
    blame: query => {
      asked.push(query)
      return Promise.resolve(lines[query.path] ?? [])
    },
  }
  return { asked, git }
}

describe('lineOrigins', () => {
  const ranges = [{ first: 1, last: 3 }]

  it('adds up the lines of all files, most lines first', async () => {
    const { git } = historyOf({
      'a.c': [
        { commit: commit('1'), count: 2 },
        { commit: commit('2'), count: 1 },
      ],
      'b.c': [{ commit: commit('2'), count: 2 }],
    })
    const removed = ['a.c', 'b.c'].map(path => ({ path, ranges, count: 3 }))
    const origins = await lineOrigins(removed, 'HEAD', git)
    assert.deepEqual(
      origins.map(({ commit: { hash }, count }) => [hash.charAt(0), count]),
      [
        ['2', 3],
        ['1', 2],
      ],
    )
  })

  it('asks nothing where nobody knows which lines are counted', async () => {
    const { git, asked } = historyOf({})
    assert.deepEqual(await lineOrigins([{ path: 'a.c', ranges, count: 3 }], undefined, git), [])
    assert.deepEqual(asked, [])
  })

  it('is asked in the revision that an amended commit starts from', async () => {
    const { git, asked } = historyOf({})
    const text = `foo: flush the bar\n\nText.\n\nFixes: ${'9'.repeat(12)} ("baz: add 9")\n`
    const change = changeFrom({
      base: 'HEAD^',
      diff: () =>
        Promise.resolve(
          'diff --git a/foo.c b/foo.c\n--- a/foo.c\n+++ b/foo.c\n@@ -1 +1 @@\n-old();\n+now();\n',
        ),
    })
    const [read] = readMessages(Slice.of(text), 'message', { state: 'draft', author, change })
    const rules = RULES.filter(({ id }) => id === 'fixes-unrelated')
    assert.ok(read)
    const [problem] = await check(read.message, rules, { git, project: UNKNOWN_PROJECT })
    await problem?.search?.()
    assert.deepEqual(
      asked.map(({ revision }) => revision),
      ['HEAD^'],
    )
  })
})
