import assert from 'node:assert/strict'
import type { LogQuery } from '../../server/host/git'
import { openedGit } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

describe('host: a history of which an object is lost', function () {
  this.timeout(20_000)

  it('tells that a log ended early, and only then', () =>
    withHistory(async repository => {
      const git = await openedGit(repository.path)
      let failures = 0
      const subjects = async (query: LogQuery) => {
        const found: string[] = []
        for await (const { subject } of git.log(query, undefined, () => failures++))
          found.push(subject)
        return found
      }
      assert.deepEqual(await subjects({ paths: ['a'] }), ['third', 'second', 'first'])
      assert.deepEqual(await subjects({ limit: 1 }), ['third'])
      assert.deepEqual(await subjects({ paths: ['gone'] }), [])
      assert.equal(failures, 0)
      repository.lose(repository.git('rev-parse', 'HEAD~2^{tree}'))
      assert.deepEqual(await subjects({ paths: ['a'] }), ['third'])
      assert.equal(failures, 1)
      assert.deepEqual(await subjects({ limit: 1 }), ['third'])
      assert.deepEqual(await subjects({}), ['third', 'second', 'first'])
      assert.equal(failures, 1)
      repository.lose(repository.git('rev-parse', 'HEAD~2'))
      await subjects({})
      assert.equal(failures, 2)
    }))

  it('tells that git failed to blame, and not where there is nothing to blame', () =>
    withHistory(async repository => {
      const complaints: string[] = []
      const git = await openedGit(repository.path, { log: detail => complaints.push(detail) })
      let failures = 0
      const blamed = async (path: string, last: number) => {
        const query = { path, ranges: [{ first: last, last }] }
        const found = await git.blame(query, undefined, () => failures++)
        return found.map(({ commit }) => commit.subject)
      }
      assert.deepEqual(await blamed('a', 1), ['first'])
      assert.deepEqual(await blamed('a', 99), [])
      assert.deepEqual(await blamed('b', 1), [])
      assert.deepEqual([failures, complaints], [0, []])
      repository.lose(repository.git('rev-parse', 'HEAD~2:a'))
      assert.deepEqual(await blamed('a', 1), [])
      assert.equal(failures, 1)
      assert.match(complaints.join(), /^git blame: .*fatal: /)
    }))
})

function withHistory(use: (repository: TemporaryRepository) => Promise<void>): Promise<void> {
  return temporaryRepository(async repository => {
    for (const [at, name] of ['first', 'second', 'third'].entries())
      repository.commit(`${name}\n`, { files: { a: '1\n2\n3\n'.slice(0, 2 * at + 2) } })
    await use(repository)
  })
}
