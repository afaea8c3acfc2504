import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Git } from '../../server/host/git'
import { openedGit } from '../support/openedGit'
import { repositoryAt, temporaryRepository } from '../support/temporaryRepository'

describe('host: where lines come from', function () {
  this.timeout(20_000)

  it('counts the lines of each commit, the most first', () =>
    temporaryRepository(async repository => {
      const root = repository.commit('root\n', { files: { 'a*': '1\n2\n3\n4\n', ab: 'x\n' } })
      const second = repository.commit('second\n', { files: { 'a*': '1\ntwo\nthree\n4\n' } })
      repository.commit('white space\n', { files: { 'a*': '1\n\ttwo\nthree\n  4\n' } })
      const git = await openedGit(join(repository.path))
      const blamed = blamer(git, 'a*')
      assert.deepEqual(await blamed([1, 4]), [
        ['root', 2],
        ['second', 2],
      ])
      assert.deepEqual(await blamed([2, 3], [4, 4]), [
        ['second', 2],
        ['root', 1],
      ])
      assert.deepEqual(await blamed([2, 99]), [
        ['second', 2],
        ['root', 1],
      ])
      const [first] = await git.blame({
        path: 'a*',
        ranges: [{ first: 2, last: 2 }],
        revision: `${second}^`,
      })
      assert.equal(first?.commit.hash, root)
    }))

  it('is nothing for what is not there', () =>
    temporaryRepository(async repository => {
      repository.commit('root\n', { files: { a: '1\n' } })
      const git = await openedGit(repository.path)
      for (const path of ['none', '', '*', '../a', ':(glob)*', '-L1,1'])
        assert.deepEqual(await blamer(git, path)([1, 1]), [], path)
      for (const range of [
        [0, 1],
        [2, 1],
        [5, 6],
        [-1, 1],
      ] as const)
        assert.deepEqual(await blamer(git, 'a')(range), [])
      assert.deepEqual(await blamer(git, 'a')(), [])
      for (const revision of ['none', '--root', '-s', 'HEAD:a', '']) {
        const ranges = [{ first: 1, last: 1 }]
        assert.deepEqual(await git.blame({ path: 'a', ranges, revision }), [], revision)
      }
    }))

  it('leaves out what the end of a shallow clone would claim', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: '1\n2\n3\n' } })
      repository.commit('second\n', { files: { a: '1\n2\nthree\n' } })
      repository.commit('third\n', { files: { a: 'one\n2\nthree\n' } })
      const path = join(repository.beside, 'clone')
      repository.git('clone', '--quiet', '--depth=2', `file://${repository.path}`, path)
      const git = await openedGit(path)
      assert.deepEqual(await blamer(git, 'a')([1, 3]), [['third', 1]])
      repositoryAt(path, repository.beside).git('fetch', '--quiet', '--unshallow')
      assert.deepEqual((await blamer(git, 'a')([1, 3])).sort(), [
        ['first', 1],
        ['second', 1],
        ['third', 1],
      ])
    }))
})

function blamer(git: Git, path: string) {
  return async (...ranges: readonly (readonly [number, number])[]) => {
    const query = { path, ranges: ranges.map(([first, last]) => ({ first, last })) }
    return (await git.blame(query)).map(({ commit, count }) => [commit.subject, count])
  }
}
