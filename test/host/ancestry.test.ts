import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fakeGit } from '../support/fakeGit'
import { openedGit } from '../support/openedGit'
import { skipAloud } from '../support/skipAloud'
import {
  repositoryAt,
  temporaryRepository,
  type TemporaryRepository,
} from '../support/temporaryRepository'

const NO_REVISIONS = ['none', '', '--all', '-1', 'HEAD:a', 'HEAD~1..HEAD', 'HEAD\n', 'HEAD\0']

describe('host: where commits stand in history', function () {
  this.timeout(30_000)

  it('knows ancestors, asked seldom or often', () =>
    temporaryRepository(async repository => {
      const { base, side, merged, head } = forked(repository)
      const git = await openedGit(repository.path)
      for (let round = 0; round < 4; round++) {
        assert.equal(await git.isAncestor(base), true)
        assert.equal(await git.isAncestor(merged.slice(0, 12)), true)
        assert.equal(await git.isAncestor(side), false)
        assert.equal(await git.isAncestor('HEAD'), true)
        assert.equal(await git.isAncestor(head, base), false)
        assert.equal(await git.isAncestor(base, 'side'), true)
        assert.equal(await git.isAncestor('1'.repeat(40)), undefined)
      }
    }))

  it('does not keep an answer for another HEAD', () =>
    temporaryRepository(async repository => {
      const { side } = forked(repository)
      const git = await openedGit(repository.path)
      const answers: unknown[] = []
      for (const branch of ['side', 'main', 'side']) {
        repository.git('checkout', '--quiet', branch)
        for (let round = 0; round < 8; round++) answers.push(await git.isAncestor(side))
      }
      assert.deepEqual(
        answers,
        [true, false, true].flatMap(answer => Array<unknown>(8).fill(answer)),
      )
    }))

  it('starts few processes for many questions', function () {
    if (process.platform === 'win32') skipAloud(this, 'counted processes: git is a shell script')
    return temporaryRepository(async repository => {
      const stream = Array.from({ length: 300 }, (_, number) => {
        const message = `foo: number ${number}\n`
        return `commit refs/heads/main\nmark :${number + 1}\ncommitter A <a@x> ${1_700_000_000 + number} +0000\ndata ${message.length}\n${message}`
      })
      repository.feed(stream.join('\n'), 'fast-import', '--quiet')
      const ids = repository.git('rev-list', 'main').split('\n')
      const script = `echo x >> starts; cd '${repository.path}'; exec git "$@"`
      const git = await openedGit(repository.path, {
        binary: fakeGit(repository.beside, 'rev-list', script),
      })
      for (const id of ids) assert.equal(await git.isAncestor(id), true)
      const starts = readFileSync(join(repository.beside, 'starts'), 'utf8').length / 2
      assert.ok(starts <= 6, String(starts))
    })
  })

  it('knows the first release, not its candidates and not other tags', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('one\n')
      for (const tag of ['v6.1-rc1', 'v6', 'next-2024', 'v6.1-fix'])
        repository.git('tag', '-a', '-m', tag, tag)
      const second = repository.commit('two\n')
      repository.git('tag', 'v6.1')
      repository.commit('three\n')
      repository.git('tag', 'v6.2')
      repository.git('tag', 'sub/v6.0', first)
      const last = repository.commit('four\n')
      const git = await openedGit(repository.path)
      assert.equal(await git.firstRelease(first), 'v6.1')
      assert.equal(await git.firstRelease(second.slice(0, 10)), 'v6.1')
      assert.equal(await git.firstRelease(last), undefined)
      repository.git('tag', 'v6.3', last)
      repository.git('pack-refs', '--all')
      assert.equal(await git.firstRelease(last), 'v6.3')
      for (const word of NO_REVISIONS) assert.equal(await git.firstRelease(word), undefined, word)
    }))

  it('takes no option and no range for a commit', () =>
    temporaryRepository(async repository => {
      forked(repository)
      const git = await openedGit(repository.path)
      for (const word of NO_REVISIONS) {
        assert.equal(await git.isAncestor(word), undefined, word)
        assert.equal(await git.isAncestor('HEAD', word), undefined, word)
      }
    }))

  it('does not know what lies beyond the end of a shallow clone', () =>
    temporaryRepository(async repository => {
      const { base, head } = forked(repository)
      repository.git('tag', 'v6.1')
      const path = join(repository.beside, 'clone')
      repository.git(
        'clone',
        '--quiet',
        '--depth=1',
        '--no-single-branch',
        `file://${repository.path}`,
        path,
      )
      const clone = repositoryAt(path, repository.beside)
      const git = await openedGit(path)
      for (let round = 0; round < 8; round++) {
        assert.equal(await git.isAncestor(base), undefined)
        assert.equal(await git.isAncestor('origin/side'), undefined)
        assert.equal(await git.isAncestor(head), true)
      }
      assert.equal(await git.firstRelease(head), undefined)
      clone.git('fetch', '--quiet', '--unshallow', '--tags')
      assert.equal(await git.isAncestor(base), true)
      assert.equal(await git.isAncestor('origin/side'), false)
      assert.equal(await git.firstRelease(base), 'v6.1')
    }))

  it('gives up with the reason of its signal', () =>
    temporaryRepository(async repository => {
      const { base } = forked(repository)
      const git = await openedGit(repository.path)
      const signal = AbortSignal.abort(new Error('enough'))
      await assert.rejects(git.isAncestor(base, 'HEAD', signal), /enough/)
      await assert.rejects(git.firstRelease(base, signal), /enough/)
      await assert.rejects(
        git.blame({ path: 'a', ranges: [{ first: 1, last: 1 }] }, signal),
        /enough/,
      )
      await assert.rejects(git.wordsInFiles(['x'], signal), /enough/)
      await assert.rejects(git.changedBy(base, signal), /enough/)
      await assert.rejects(git.diffOf(base, signal), /enough/)
    }))
})

/** Two branches with a merge between them, on `main`; `side` is one commit ahead of what was merged. */
function forked(repository: TemporaryRepository) {
  const base = repository.commit('base\n', { files: { a: '1\n' } })
  repository.branch('side')
  const merged = repository.commit('merged\n', { files: { b: '1\n' } })
  repository.git('checkout', '--quiet', 'main')
  repository.commit('main\n')
  repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side')
  const head = repository.git('rev-parse', 'HEAD')
  repository.git('checkout', '--quiet', 'side')
  const side = repository.commit('side\n')
  repository.git('checkout', '--quiet', 'main')
  return { base, side, merged, head }
}
