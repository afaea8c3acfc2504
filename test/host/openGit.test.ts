import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { openGit } from '../../server/host/processGit'
import { openedGit, wholeLog } from '../support/openedGit'
import { repositoryAt, temporaryRepository } from '../support/temporaryRepository'

describe('host: which repository a folder belongs to', function () {
  this.timeout(20_000)
  it('an ordinary one', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { 'a/b': 'x' } })
      const git = await openedGit(join(repository.path, 'a'))
      assert.deepEqual(git.facts, {
        topLevel: repository.path,
        gitDirectory: join(repository.path, '.git'),
        incomplete: false,
        shallow: false,
        empty: false,
      })
    }))

  it('one without commits, until there is one', () =>
    temporaryRepository(async repository => {
      const git = await openedGit(repository.path)
      assert.equal(git.facts.empty, true)
      assert.deepEqual(await wholeLog(git), [])
      assert.deepEqual(await git.withSubject('first'), [])
      assert.deepEqual(await git.lookup('1234567'), { is: 'missing' })
      repository.stage({ a: 'x\n' })
      assert.deepEqual(await git.staged(), [{ status: 'A', path: 'a' }])
      assert.match(await git.stagedDiff(), /^diff --git a\/a b\/a\nnew file mode 100644\n/)
      assert.deepEqual(await git.trackedFiles(), ['a'])
      repository.commit('first\n')
      await git.version()
      assert.equal(git.facts.empty, false)
    }))

  it('a bare one', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { 'a/b': 'x', c: 'y' } })
      const path = join(repository.beside, 'bare.git')
      repository.git('clone', '--quiet', '--bare', repository.path, path)
      const git = await openedGit(path)
      assert.deepEqual(git.facts, {
        topLevel: undefined,
        gitDirectory: path,
        incomplete: false,
        shallow: false,
        empty: false,
      })
      assert.deepEqual(await git.trackedFiles(), ['a/b', 'c'])
      assert.deepEqual(await git.trackedFiles(undefined, ['a']), ['a/b'])
      assert.deepEqual(await git.staged(), [])
      assert.equal((await wholeLog(git)).length, 1)
    }))

  it('a linked work tree, also from inside its git directory', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      const path = join(repository.beside, 'linked')
      repository.git('worktree', 'add', '--quiet', '-b', 'other', path)
      const gitDirectory = join(repository.path, '.git', 'worktrees', 'linked')
      for (const folder of [path, gitDirectory]) {
        const git = await openedGit(folder)
        assert.equal(git.facts.topLevel, path)
        assert.equal(git.facts.gitDirectory, gitDirectory)
        const before = await git.version()
        repositoryAt(path, repository.beside).commit('second\n')
        assert.notEqual(await git.version(), before)
      }
    }))

  it('a submodule, also from inside its git directory', () =>
    temporaryRepository(async repository => {
      const inner = join(repository.beside, 'inner')
      repository.git('init', '--quiet', inner)
      repositoryAt(inner, repository.beside).commit('inner\n')
      repository.git(
        '-c',
        'protocol.file.allow=always',
        'submodule',
        '--quiet',
        'add',
        inner,
        'sub',
      )
      repository.commit('outer\n')
      const gitDirectory = join(repository.path, '.git', 'modules', 'sub')
      for (const folder of [
        join(repository.path, 'sub'),
        gitDirectory,
        join(gitDirectory, 'refs'),
      ]) {
        const git = await openedGit(folder)
        assert.equal(git.facts.topLevel, join(repository.path, 'sub'))
        assert.equal(git.facts.gitDirectory, gitDirectory)
        assert.deepEqual(
          (await wholeLog(git)).map(entry => entry.subject),
          ['inner'],
        )
      }
      const outer = await openedGit(repository.path)
      assert.deepEqual(await outer.trackedFiles(), ['.gitmodules', 'sub'])
    }))

  it('that of a message which git has opened in an editor, however careful its user', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      process.env['GIT_CONFIG_COUNT'] = '1'
      process.env['GIT_CONFIG_KEY_0'] = 'safe.bareRepository'
      process.env['GIT_CONFIG_VALUE_0'] = 'explicit'
      for (const folder of ['.git', '.git/refs', '.git/refs/heads']) {
        const git = await openedGit(join(repository.path, folder))
        assert.equal(git.facts.topLevel, repository.path)
      }
    }))

  it('one with a detached HEAD', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('first\n')
      repository.commit('second\n')
      repository.git('checkout', '--quiet', '--detach', first)
      const git = await openedGit(repository.path)
      assert.deepEqual(
        (await wholeLog(git)).map(entry => entry.hash),
        [first],
      )
      assert.equal(git.facts.empty, false)
    }))

  it('one with SHA-256', () =>
    temporaryRepository(
      async repository => {
        const first = repository.commit('first\n', { files: { a: 'x' } })
        assert.equal(first.length, 64)
        const git = await openedGit(repository.path)
        const found = await git.lookup(first.slice(0, 12))
        assert.equal(found.is === 'found' && found.commit.hash, first)
        assert.deepEqual(
          (await git.withSubject('first')).map(commit => commit.hash),
          [first],
        )
        assert.deepEqual(await git.changedBy(first), [{ status: 'A', path: 'a' }])
      },
      { objectFormat: 'sha256' },
    ))

  it('one whose path has spaces, quotes and more', () =>
    temporaryRepository(async repository => {
      const path = join(repository.beside, ' it\'s "one" $HOME -x ü\n')
      repository.git('init', '--quiet', path)
      repositoryAt(path, repository.beside).commit('first\n')
      const git = await openedGit(path)
      assert.equal(git.facts.topLevel, path)
      assert.equal((await wholeLog(git)).length, 1)
    }))
})

describe('host: why there is no repository', function () {
  this.timeout(20_000)
  it('no git', () =>
    temporaryRepository(async ({ path, beside }) => {
      const answer = await openGit(path, { binary: join(beside, 'no-git') })
      assert.equal(answer.git, undefined)
      assert.equal(answer.cause, 'no git')
      assert.equal(answer.reason, `${join(beside, 'no-git')} cannot be started.`)
      process.env['PATH'] = beside
      assert.equal((await openGit(path)).reason, 'git is not installed or not in PATH.')
      writeFileSync(join(beside, 'folder git'), '')
      chmodSync(join(beside, 'folder git'), 0o644)
      assert.match(
        (await openGit(path, { binary: join(beside, 'folder git') })).reason ?? '',
        /cannot be started/,
      )
    }))

  it('no folder', () =>
    temporaryRepository(async ({ beside }) => {
      const answer = await openGit(join(beside, 'none'))
      assert.equal(answer.reason, `${join(beside, 'none')} is not a folder.`)
    }))

  it('no repository around the folder', () =>
    temporaryRepository(async ({ beside }) => {
      const answer = await openGit(beside)
      assert.equal(answer.reason, `${beside} is not inside a git repository.`)
    }))

  it('a HEAD that says nothing', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      writeFileSync(join(repository.path, '.git', 'HEAD'), 'garbage\n')
      assert.equal(
        (await openGit(repository.path)).reason,
        `${repository.path} is not inside a git repository.`,
      )
    }))

  it('a repository that git is too old for', () =>
    temporaryRepository(async repository => {
      repository.git('config', 'core.repositoryformatversion', '99')
      assert.equal(
        (await openGit(repository.path)).reason,
        `git cannot read the repository of ${repository.path}: Expected git repo version <= 1, found 99`,
      )
    }))

  it("somebody else's repository", () =>
    temporaryRepository(async ({ path, beside }) => {
      // Git's own tests pretend in the same way.
      const binary = join(beside, 'git')
      writeFileSync(binary, '#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"\n', {
        mode: 0o755,
      })
      const answer = await openGit(path, { binary })
      assert.equal(answer.cause, 'refused')
      assert.equal(
        answer.reason,
        `git does not trust the repository of ${path}, because it belongs to somebody else. ` +
          `If you do: git config --global --add safe.directory ${path}`,
      )
    }))
})

describe('host: which git is started', function () {
  this.timeout(20_000)

  it('never one that lies in the repository', () =>
    temporaryRepository(async ({ path, beside }) => {
      const marker = join(beside, 'marker')
      for (const name of ['git', 'git.exe']) {
        writeFileSync(join(path, name), `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 })
      }
      process.env['PATH'] = ['', '.', 'bin', process.env['PATH'] ?? ''].join(delimiter)
      const git = await openedGit(path)
      await git.lookup('1234567')
      await git.staged()
      assert.equal(existsSync(marker), false)
    }))

  it('one whose path has a space', () =>
    temporaryRepository(async ({ path, beside }) => {
      const folder = join(beside, 'Program Files')
      mkdirSync(folder)
      writeFileSync(join(folder, 'git'), '#!/bin/sh\nexec git "$@"\n', { mode: 0o755 })
      await openedGit(path, { binary: join(folder, 'git') })
    }))
})

describe('host: a repository that is broken', function () {
  this.timeout(20_000)
  it('answers nothing where HEAD names a commit that is gone', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('first\n', { files: { a: 'x' } })
      rmSync(join(repository.path, '.git', 'objects', first.slice(0, 2)), { recursive: true })
      const complaints: string[] = []
      const git = await openedGit(repository.path, { log: detail => complaints.push(detail) })
      assert.equal(git.facts.empty, false)
      assert.deepEqual(await wholeLog(git), [])
      assert.deepEqual(await git.withSubject('first'), [])
      assert.deepEqual(await git.lookup(first), { is: 'missing' })
      assert.deepEqual(await git.changedBy('HEAD'), [])
      assert.equal(await git.diffOf(first), '')
      assert.deepEqual(await git.staged(), [])
      assert.equal((await git.unpublished('HEAD')).size, 0)
      assert.ok(
        complaints.some(line => line === 'git log: fatal: bad object HEAD'),
        complaints.join('\n'),
      )
    }))

  it('answers nothing and throws nothing where it was removed', () =>
    temporaryRepository(async ({ path, beside }) => {
      const gone = join(beside, 'gone')
      mkdirSync(gone)
      const repository = repositoryAt(gone, beside)
      repository.git('init', '--quiet')
      repository.commit('first\n')
      const git = await openedGit(gone)
      rmSync(gone, { recursive: true })
      assert.deepEqual(await wholeLog(git), [])
      assert.deepEqual(await git.staged(), [])
      assert.deepEqual(await git.lookup('1234567'), { is: 'unknown' })
      assert.equal(await git.config('user.name'), undefined)
      assert.equal(await git.identity(), undefined)
      await git.version()
      assert.notEqual(path, gone)
    }))
})
