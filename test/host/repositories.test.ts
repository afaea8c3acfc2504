import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { repositories } from '../../server/host/repositories'
import { repositoryAt, temporaryRepository } from '../support/temporaryRepository'

describe('host: the repositories of a workspace', function () {
  this.timeout(20_000)
  it('is one for all of its folders and files, whether they exist or not', () =>
    temporaryRepository(async repository => {
      const { path } = repository
      repository.commit('one\n', { files: { 'a/b/c': 'x' } })
      const all = repositories()
      const { git } = await all.repositoryFor(path)
      assert.ok(git)
      for (const place of ['a', 'a/b/c', 'none', 'a/none/none', '.git/COMMIT_EDITMSG', '.git']) {
        assert.equal((await all.repositoryFor(join(path, place))).git, git, place)
      }
    }))

  it('is another one for a submodule, a linked work tree and a nested repository', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n')
      const nested = join(repository.path, 'nested')
      repository.git('init', '--quiet', nested)
      const linked = join(repository.beside, 'linked')
      repository.git('worktree', 'add', '--quiet', linked)
      const all = repositories()
      const found = await Promise.all(
        [repository.path, nested, linked].map(path => all.repositoryFor(path)),
      )
      assert.equal(new Set(found.map(({ git }) => git)).size, 3)
      assert.deepEqual(
        found.map(({ git }) => git?.facts.topLevel),
        [repository.path, nested, linked],
      )
    }))

  it('says why there is none, and forgets a repository that was removed', () =>
    temporaryRepository(async ({ beside }) => {
      const all = repositories()
      assert.match(
        (await all.repositoryFor(join(beside, 'x'))).reason ?? '',
        /is not inside a git repository/,
      )
      const path = join(beside, 'made')
      repositoryAt(beside, beside).git('init', '--quiet', path)
      assert.ok((await all.repositoryFor(path)).git)
      rmSync(join(path, '.git'), { recursive: true })
      assert.equal((await all.repositoryFor(path)).git, undefined)
      repositoryAt(beside, beside).git('init', '--quiet', path)
      // The refusal is remembered for a moment, so that no process is started with every key that is typed.
      assert.equal((await all.repositoryFor(path)).git, undefined)
      assert.ok((await repositories().repositoryFor(path)).git)
    }))

  it('starts one git for those who ask at once', () =>
    temporaryRepository(async ({ path }) => {
      const all = repositories()
      const found = await Promise.all([
        all.repositoryFor(path),
        all.repositoryFor(path),
        all.repositoryFor(path),
      ])
      assert.equal(new Set(found).size, 1)
    }))
})
