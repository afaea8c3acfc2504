import assert from 'node:assert/strict'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { openedGit } from '../support/openedGit'
import { temporaryRepository } from '../support/temporaryRepository'

const LINES = '1\n2\n3\n4\n5\n6\n7\n8\n'

describe('host: what the index changes', function () {
  this.timeout(20_000)
  it('lists it with letters', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', {
        files: { changed: 'a\n', gone: 'b\n', moved: LINES, 'mode "x"': 'd\n' },
      })
      repository.git('rm', '--quiet', 'gone')
      repository.git('mv', 'moved', 'sub\tmoved')
      chmodSync(join(repository.path, 'mode "x"'), 0o755)
      repository.stage({ changed: 'aa\n', 'new\n': 'e\n', ü: 'f\n' })
      repository.write('changed', 'only in the work tree\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.staged(), [
        { status: 'M', path: 'changed' },
        { status: 'D', path: 'gone' },
        { status: 'M', path: 'mode "x"' },
        { status: 'A', path: 'new\n' },
        { status: 'R', from: 'moved', path: 'sub\tmoved' },
        { status: 'A', path: 'ü' },
      ])
      const diff = await git.stagedDiff()
      assert.match(diff, /^--- a\/changed\n\+\+\+ b\/changed\n@@ -1 \+1 @@\n-a\n\+aa\n/m)
      assert.match(diff, /^rename from moved\nrename to "sub\\tmoved"$/m)
      assert.match(diff, /^\+\+\+ "b\/\\303\\274"$/m)
    }))

  it('is nothing where nothing is staged', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: 'x\n' } })
      repository.write('a', 'y\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.staged(), [])
      assert.equal(await git.stagedDiff(), '')
    }))

  it('shows what is not merged', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: '1\n' } })
      repository.branch('side')
      repository.commit('side\n', { files: { a: '2\n' } })
      repository.git('checkout', '--quiet', 'main')
      repository.commit('main\n', { files: { a: '3\n' } })
      assert.throws(() => repository.git('merge', '--quiet', 'side'))
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.staged(), [{ status: 'U', path: 'a' }])
      assert.deepEqual(await git.trackedFiles(), ['a'])
    }))

  it('keeps bytes that are no UTF-8', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      repository.stage({ a: Buffer.from('caf\xe9\r\n', 'latin1') })
      const git = await openedGit(repository.path)
      assert.match(await git.stagedDiff(), /^\+caf\udce9\r\n/m)
    }))

  it('is compared with the parent of a commit that is amended', () =>
    temporaryRepository(async repository => {
      repository.commit('root\n', { files: { a: '1\n' } })
      const git = await openedGit(repository.path)
      const amended = () => git.staged(undefined, { against: 'HEAD^' })
      assert.deepEqual(await amended(), [{ status: 'A', path: 'a' }])
      repository.commit('second\n', { files: { b: '1\n' } })
      repository.stage({ b: '2\n' })
      assert.deepEqual(await amended(), [{ status: 'A', path: 'b' }])
      assert.match(await git.stagedDiff(undefined, { against: 'HEAD^' }), /^\+2$/m)
      assert.deepEqual(await git.staged(), [{ status: 'M', path: 'b' }])
      repository.git(
        'clone',
        '--quiet',
        '--depth=1',
        `file://${repository.path}`,
        repository.beside,
      )
      const shallow = await openedGit(repository.beside)
      assert.deepEqual(await shallow.staged(undefined, { against: 'HEAD^' }), [])
    }))

  it('is compared with nothing where a root is amended that counts in SHA-256', () =>
    temporaryRepository(
      async repository => {
        repository.commit('root\n', { files: { a: '1\n' } })
        const git = await openedGit(repository.path)
        const amended = await git.staged(undefined, { against: 'HEAD^' })
        assert.deepEqual(amended, [{ status: 'A', path: 'a' }])
      },
      { objectFormat: 'sha256' },
    ))

  it('is that of another index where one is named', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: 'x\n' } })
      repository.stage({ a: 'y\n' })
      repository.git('read-tree', '--index-output=.git/index.lock', 'HEAD')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.staged(undefined, { index: 'index.lock' }), [])
      assert.deepEqual(await git.staged(), [{ status: 'M', path: 'a' }])
      assert.deepEqual(await git.staged(undefined, { index: 'gone.lock' }), [
        { status: 'M', path: 'a' },
      ])
    }))

  it('is what the hook of a commit with an index of its own will commit', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: 'x\n', b: 'x\n' } })
      repository.stage({ a: 'y\n' })
      const other = join(repository.path, '.git', 'next-index-1.lock')
      const git = await openedGit(repository.path)
      process.env['GIT_INDEX_FILE'] = '.git/next-index-1.lock'
      // It is gone already, or not yet there: then it counts for nothing.
      assert.deepEqual(await git.staged(), [{ status: 'M', path: 'a' }])
      repository.write('b', 'z\n')
      repository.git('read-tree', '--index-output=.git/next-index-1.lock', 'HEAD')
      assert.deepEqual(await git.staged(), [])
      process.env['GIT_INDEX_FILE'] = other
      assert.deepEqual(await git.staged(), [])
      // That of another repository does not.
      process.env['GIT_INDEX_FILE'] = join(repository.beside, 'index')
      repository.git('read-tree', `--index-output=${join(repository.path, '.git', 'x')}`, 'HEAD')
      assert.deepEqual(await git.staged(), [{ status: 'M', path: 'a' }])
    }))
})

describe('host: what a commit changes', function () {
  this.timeout(20_000)
  it('against its first parent', () =>
    temporaryRepository(async repository => {
      const root = repository.commit('root\n', { files: { a: LINES } })
      repository.branch('side')
      repository.commit('side\n', { files: { b: 'x\n' } })
      repository.git('checkout', '--quiet', 'main')
      repository.git('mv', 'a', 'c')
      const moved = repository.commit('moved\n')
      repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.changedBy(root), [{ status: 'A', path: 'a' }])
      assert.match(await git.diffOf(root), /^diff --git a\/a b\/a\nnew file mode 100644\n/)
      assert.deepEqual(await git.changedBy(moved.slice(0, 9)), [
        { status: 'R', from: 'a', path: 'c' },
      ])
      assert.deepEqual(await git.changedBy('HEAD'), [{ status: 'A', path: 'b' }])
      assert.match(await git.diffOf('HEAD'), /^diff --git a\/b b\/b\n/)
    }))

  it('is nothing for an empty one, and for what is no commit', () =>
    temporaryRepository(async repository => {
      repository.commit('root\n', { files: { a: 'x\n' } })
      const empty = repository.commit('empty\n')
      const git = await openedGit(repository.path)
      for (const commit of [
        empty,
        'none',
        'HEAD:a',
        '--root',
        '-p',
        '',
        'HEAD~1..HEAD',
        'HEAD~1\0',
      ]) {
        assert.deepEqual(await git.changedBy(commit), [], commit)
        assert.equal(await git.diffOf(commit), '', commit)
      }
    }))
})

describe('host: small questions', function () {
  this.timeout(20_000)
  it('who commits, and what is configured', () =>
    temporaryRepository(async repository => {
      repository.git('config', 'user.name', '  Ada "the" Lovelace ')
      repository.git('config', 'user.email', 'ada@example.org')
      repository.git('config', '--add', 'some.key', 'first')
      repository.git('config', '--add', 'some.key', 'two\nlines ')
      repository.git('config', 'sendemail.lkml.to', '')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.identity(), {
        name: 'Ada "the" Lovelace',
        email: 'ada@example.org',
      })
      assert.equal(await git.config('some.key'), 'two\nlines ')
      assert.equal(await git.config('sendemail.lkml.to'), '')
      assert.equal(await git.config('no.such'), undefined)
      assert.equal(await git.config('no key'), undefined)
      assert.equal(await git.config('--list'), undefined)
      process.env['GIT_AUTHOR_NAME'] = 'Somebody Else'
      assert.deepEqual(await git.identity(), { name: 'Somebody Else', email: 'ada@example.org' })
    }))

  it('nobody, where git would not commit', () =>
    temporaryRepository(async repository => {
      repository.git('config', 'user.useConfigOnly', 'true')
      const git = await openedGit(repository.path)
      assert.equal(await git.identity(), undefined)
    }))

  it('works inside VS Code, which sets variables that simple-git refuses', () =>
    temporaryRepository(async repository => {
      Object.assign(process.env, {
        GIT_ASKPASS: '/bin/false',
        GIT_EDITOR: '/bin/false',
        EDITOR: 'vi',
        VISUAL: 'vi',
        PAGER: 'less',
        SSH_ASKPASS: '/bin/false',
        GIT_SSH_COMMAND: 'ssh',
        GIT_SSL_CAINFO: '/etc/x',
        PREFIX: '/usr',
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: 'core.editor',
        GIT_CONFIG_VALUE_0: 'vi',
        GIT_CONFIG_KEY_1: 'user.name',
        GIT_CONFIG_VALUE_1: 'From Environment',
        GIT_DIR: '/nowhere',
        GIT_WORK_TREE: '/nowhere',
      })
      const git = await openedGit(repository.path)
      assert.equal(await git.config('user.name'), 'From Environment')
    }))

  it('which commits nobody has seen', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('one\n')
      const second = repository.commit('two\n')
      const third = repository.commit('three\n')
      const git = await openedGit(repository.path)
      assert.equal((await git.unpublished('HEAD')).size, 3)
      repository.git('update-ref', 'refs/remotes/origin/main', first)
      assert.deepEqual(await git.unpublished('HEAD'), new Set([third, second]))
      repository.git('tag', '-a', '-m', 'x', 'v1', second)
      assert.deepEqual(await git.unpublished('HEAD'), new Set([third]))
      assert.deepEqual(await git.unpublished(`${second}..HEAD`), new Set([third]))
      for (const range of ['--all', 'none', ''])
        assert.equal((await git.unpublished(range)).size, 0)
    }))

  it('which files are tracked', () =>
    temporaryRepository(async repository => {
      repository.stage({ 'a/b': '', 'a/c\n"': '', ab: '', '*': '', 'z/a/b': '' })
      repository.write('other', '')
      const git = await openedGit(join(repository.path, 'a'))
      assert.deepEqual(await git.trackedFiles(), ['*', 'a/b', 'a/c\n"', 'ab', 'z/a/b'])
      assert.deepEqual(await git.trackedFiles(undefined, ['a/', '*']), ['*', 'a/b', 'a/c\n"'])
      assert.deepEqual(await git.trackedFiles(undefined, ['.']), await git.trackedFiles())
      assert.deepEqual(await git.trackedFiles(undefined, []), [])
      assert.deepEqual(await git.trackedFiles(undefined, ['none']), [])
    }))
})
