import assert from 'node:assert/strict'
import type { Git, LogQuery } from '../../server/host/git'
import { peopleBy } from '../../server/model/people'
import { PathActivities } from '../../server/services/pathActivity'
import { openedGit } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const TODAY = '2026-11-29'

describe('the activities in paths', () => {
  it('follow a file through its renames, and count a folder as it is', () =>
    temporaryRepository(async repository => {
      history(repository)
      const git = await openedGit(repository.path)
      const of = async (path: string) => {
        const { signal } = new AbortController()
        const found = await new PathActivities().of([path], git, peopleBy(''), TODAY, signal)
        return [found.commits, found.first, found.last]
      }
      assert.deepEqual(await of('new/b.c'), [2, '2024-01-05', '2024-04-05'])
      assert.deepEqual(await of('new/'), [2, '2024-04-05', '2024-07-05'])
      assert.deepEqual(await of('nowhere.c'), [0, '', ''])
    }))

  it('ask git once until HEAD moves', () =>
    temporaryRepository(async repository => {
      history(repository)
      const git = await openedGit(repository.path)
      const queries: LogQuery[] = []
      const listening: Git = {
        ...git,
        log: (query, signal) => {
          if (query.paths) queries.push(query)
          return git.log(query, signal)
        },
      }
      const activities = new PathActivities()
      const ask = async () => {
        const { signal } = new AbortController()
        return (await activities.of(['new/'], listening, peopleBy(''), TODAY, signal)).commits
      }
      assert.deepEqual([await ask(), await ask(), queries.length], [2, 2, 1])
      repository.stage({ 'new/b.c': 'int staged;\n' })
      assert.deepEqual([await ask(), queries.length], [2, 1])
      repository.commit('foo: go on\n', { date: '1730000000 +0000' })
      assert.deepEqual([await ask(), queries.length], [3, 2])
      assert.equal(queries[0]?.withoutMessages, true)
      activities.forget()
      assert.deepEqual([await ask(), queries.length], [3, 3])
    }))

  it('are given up, and not kept, when nobody wants them any more', () =>
    temporaryRepository(async repository => {
      history(repository)
      const git = await openedGit(repository.path)
      const activities = new PathActivities()
      const aborted = AbortSignal.abort()
      await assert.rejects(activities.of(['new/'], git, peopleBy(''), TODAY, aborted), {
        name: 'AbortError',
      })
    }))
})

function history(repository: TemporaryRepository): void {
  const at = (day: string) => ({ date: `${Date.parse(`${day}T12:00:00Z`) / 1000} +0000` })
  repository.commit('foo: add\n', { files: { 'a.c': 'int a;\nint b;\n' }, ...at('2024-01-05') })
  repository.write('new/keep', '')
  repository.git('mv', 'a.c', 'new/b.c')
  repository.commit('foo: move\n', at('2024-04-05'))
  repository.commit('foo: other\n', { files: { 'new/c.c': 'int c;\n' }, ...at('2024-07-05') })
}
