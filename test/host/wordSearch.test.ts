import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { openedGit } from '../support/openedGit'
import { temporaryRepository } from '../support/temporaryRepository'

describe('host: words in tracked files', function () {
  this.timeout(20_000)

  it('finds whole words, case counted', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', {
        files: { 'a.c': 'int foo_bar(void);\nfoo-baz Foo\n', 'b/c': 'CONFIG_QUX=y\n' },
      })
      repository.write('other.c', 'untracked\n')
      repository.stage({
        staged: 'staged_word\n',
        binary: Buffer.from([0, 1, 2, ...Buffer.from(' hidden ')]),
      })
      repository.git('rm', '--quiet', '--cached', 'other.c')
      const git = await openedGit(repository.path)
      const asked = [
        'foo_bar',
        'foo',
        'foo-baz',
        'baz',
        'bar',
        'FOO',
        'Foo',
        'CONFIG_QUX',
        'staged_word',
        'untracked',
        'hidden',
      ]
      assert.deepEqual(
        [...((await git.wordsInFiles(asked)) ?? [])],
        ['foo_bar', 'foo', 'foo-baz', 'baz', 'Foo', 'CONFIG_QUX', 'staged_word'],
      )
    }))

  it('is not misled by what is no word', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { a: '-e x .* \n' } })
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.wordsInFiles(['-e', '.*', '', 'x\ny', ' ']), new Set())
      assert.deepEqual(await git.wordsInFiles([]), new Set())
      assert.deepEqual(await git.wordsInFiles(['nowhere']), new Set())
      assert.deepEqual(await git.wordsInFiles(['x']), new Set(['x']))
    }))

  it('looks into HEAD where there is no work tree', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { a: 'word\n' } })
      const path = join(repository.beside, 'bare.git')
      repository.git('clone', '--quiet', '--bare', repository.path, path)
      const git = await openedGit(path)
      assert.deepEqual(await git.wordsInFiles(['word', 'other']), new Set(['word']))
    }))

  it('does not know in a repository that is broken or partial', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { a: 'word\n' } })
      repository.git('config', 'uploadpack.allowFilter', 'true')
      const path = join(repository.beside, 'partial')
      repository.git(
        'clone',
        '--quiet',
        '--filter=blob:none',
        '--no-checkout',
        `file://${repository.path}`,
        path,
      )
      assert.equal(await (await openedGit(path)).wordsInFiles(['word']), undefined)
      const git = await openedGit(repository.path)
      rmSync(join(repository.path, '.git', 'index'))
      repository.write('.git/index', 'nonsense')
      assert.equal(await git.wordsInFiles(['word']), undefined)
    }))

  it('says the same of a word whatever else is asked, where a file is lost', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { a: 'word\n', b: 'lost\n' } })
      const id = repository.git('rev-parse', 'HEAD:b').trim()
      rmSync(join(repository.path, '.git', 'objects', id.slice(0, 2), id.slice(2)))
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.wordsInFiles(['nowhere', 'word']), new Set(['word']))
      assert.deepEqual(await git.wordsInFiles(['nowhere']), new Set())
    }))

  it('takes as many words as there are', () =>
    temporaryRepository(async repository => {
      const words = Array.from(
        { length: 3000 },
        (_, at) => `a_rather_long_word_that_fills_the_arguments_${at}`,
      )
      repository.commit('one\n', { files: { a: `${words.slice(0, 100).join('\n')}\n` } })
      const git = await openedGit(repository.path)
      assert.equal((await git.wordsInFiles(words))?.size, 100)
    }))
})
