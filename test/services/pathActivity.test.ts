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

  it('count what git log --since and git shortlog count', () =>
    temporaryRepository(async repository => {
      repository.git('config', 'log.mailmap', 'true')
      repository.feed(longHistory(), 'fast-import', '--quiet')
      repository.git('reset', '--quiet', '--hard', 'main')
      const git = await openedGit(repository.path)
      const { signal } = new AbortController()
      const found = await new PathActivities().of(['net/'], git, peopleBy(''), TODAY, signal)
      const count = (...args: string[]) =>
        Number(repository.git('rev-list', '--count', '--no-merges', ...args, 'HEAD', '--', 'net'))
      assert.equal(found.commits, count())
      assert.equal(found.lately.commits, count('--since=2025-11-30T00:00:00Z'))
      for (const { year, quarter = 1, commits } of found.periods) {
        const month = (number: number) => `-${String(number).padStart(2, '0')}-`
        const last = quarter % 3 === 1 ? 31 : 30
        const since = `--since=${year}${month(quarter * 3 - 2)}01T00:00:00Z`
        const until = `--until=${year}${month(quarter * 3)}${last}T23:59:59Z`
        const sum = commits.reduce((all, each) => all + each, 0)
        assert.equal(sum, count(since, until), `${year} Q${quarter}`)
      }
      const shortlog = repository.git('shortlog', '-sne', '--no-merges', 'HEAD', '--', 'net')
      const people = shortlog.split('\n').map(line => line.trim().replace('\t', ' '))
      const shown = found.shown.map(({ commits, name, email }) => `${commits} ${name} <${email}>`)
      assert.deepEqual([...shown].sort(), people.filter(line => shown.includes(line)).sort())
      assert.equal(found.people, people.length)
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

/** For git fast-import: eight people at work for years, whose patches are committed weeks after they were written. */
function longHistory(): string {
  const start = Date.parse('2019-02-03T04:05:06Z') / 1000
  return Array.from({ length: 300 }, (_, index) => {
    const committed = start + index * 790_000
    const written = committed - ((index * 37) % 60) * 86_400
    const who = (index * 5 + (index >> 4)) % 8
    const message = `net: go on ${index}\n`
    const file = `int a = ${index};\n`
    return [
      'commit refs/heads/main',
      `author P${who} <p${who}@example.org> ${written} +0000`,
      `committer Carl <carl@example.org> ${committed} +0000`,
      `data ${message.length}\n${message}`,
      `M 100644 inline ${index % 3 === 0 ? 'fs' : 'net'}/a.c`,
      `data ${file.length}\n${file}`,
    ].join('\n')
  }).join('\n')
}

function history(repository: TemporaryRepository): void {
  const at = (day: string) => ({ date: `${Date.parse(`${day}T12:00:00Z`) / 1000} +0000` })
  repository.commit('foo: add\n', { files: { 'a.c': 'int a;\nint b;\n' }, ...at('2024-01-05') })
  repository.write('new/keep', '')
  repository.git('mv', 'a.c', 'new/b.c')
  repository.commit('foo: move\n', at('2024-04-05'))
  repository.commit('foo: other\n', { files: { 'new/c.c': 'int c;\n' }, ...at('2024-07-05') })
}
