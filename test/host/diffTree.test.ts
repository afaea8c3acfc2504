import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answersBefore } from '../../server/host/diffTree'
import { fakeGit } from '../support/fakeGit'
import { openedGit } from '../support/openedGit'
import { skipAloud } from '../support/skipAloud'
import { temporaryRepository } from '../support/temporaryRepository'

describe('host: the session that reads changes', function () {
  this.timeout(30_000)

  it('answers many with one process for each shape, each its own question', function () {
    if (process.platform === 'win32') skipAloud(this, 'counted processes: git is a shell script')
    return temporaryRepository(async repository => {
      const names = Array.from({ length: 40 }, (_, at) => `file${at}`)
      const ids = names.map(name =>
        repository.commit(`${name}\n`, { files: { [name]: `${name}\n` } }),
      )
      ids.push(repository.commit('empty\n'))
      const script = `echo x >> starts; cd '${repository.path}'; exec git "$@"`
      const git = await openedGit(repository.path, {
        binary: fakeGit(repository.beside, 'diff-tree', script),
      })
      const changed = await Promise.all(ids.map(id => git.changedBy(id)))
      assert.deepEqual(
        changed.map(([path]) => path?.path),
        [...names, undefined],
      )
      const diffs = await Promise.all([...ids, 'none'].map(id => git.diffOf(id)))
      names.forEach((name, at) => {
        assert.ok(diffs[at]?.endsWith(`@@ -0,0 +1 @@\n+${name}\n`), diffs[at])
      })
      assert.deepEqual(diffs.slice(-2), ['', ''])
      assert.equal(readFileSync(join(repository.beside, 'starts'), 'utf8').length / 2, 2)
    })
  })

  it('is not shifted by a change that looks like questions and answers', () =>
    temporaryRepository(async repository => {
      const text = `${'1'.repeat(40)}\nend of ${'2'.repeat(32)}\n`
      const first = repository.commit('first\n', { files: { a: text, 'end of\n': 'x' } })
      const second = repository.commit('second\n', { files: { b: 'b' } })
      const git = await openedGit(repository.path)
      const [paths, other, diff, last] = await Promise.all([
        git.changedBy(first),
        git.changedBy(second),
        git.diffOf(first),
        git.diffOf(second),
      ])
      assert.deepEqual(
        paths.map(({ path }) => path),
        ['a', 'end of\n'],
      )
      assert.deepEqual(other, [{ status: 'A', path: 'b' }])
      assert.equal(diff.split('\ndiff --git').length, 2)
      assert.ok(last.endsWith('+b\n\\ No newline at end of file\n'))
    }))

  it('gives up the one commit whose files are lost', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('first\n', { files: { a: 'a\n' } })
      const header = repository
        .git('cat-file', 'commit', first)
        .replace(/^tree .*/, `tree ${'1'.repeat(40)}`)
      const broken = repository.object('commit', Buffer.from(header))
      const second = repository.commit('second\n', { files: { b: 'b\n' } })
      const git = await openedGit(repository.path)
      const answers = await Promise.all([first, broken, second].map(id => git.changedBy(id)))
      assert.deepEqual(
        answers.map(paths => paths.map(({ path }) => path)),
        [['a'], [], ['b']],
      )
    }))

  it('reads answers however they are cut', () => {
    const bytes = Buffer.from('one\nmark\nmark\nmar\nmark two\nmark\n')
    for (let size = 1; size <= bytes.length; size++) {
      const reader = answersBefore('mark')
      const read: string[] = []
      for (let at = 0; at < bytes.length; at += size) {
        for (const answer of reader.take(bytes.subarray(at, at + size))) {
          assert.ok(answer !== 'too large' && answer.is === 'change')
          read.push(answer.bytes.toString())
        }
      }
      assert.deepEqual(read, ['one\n', '', 'mar\nmark two\n'])
    }
  })
})
