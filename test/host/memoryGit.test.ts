import assert from 'node:assert/strict'
import type { Git } from '../../server/host/git'
import { memoryGit } from '../support/memoryGit'
import { openedGit, wholeLog } from '../support/openedGit'
import { temporaryRepository } from '../support/temporaryRepository'

describe('the twin of git in memory', function () {
  this.timeout(20_000)

  it('answers as git does', () =>
    temporaryRepository(async repository => {
      const one = repository.commit('sub: one\n\nBody.\n', {
        files: { 'a/b': '1\n' },
        author: 'Jörg <joerg@example.org>',
        date: '1500000000 +0000',
      })
      repository.git('tag', 'v1.0')
      const two = repository.commit('sub: two\n', { files: { c: '1\n' }, date: '1600000000 +0530' })
      const three = repository.commit('sub: one\n', {
        files: { c: '2\n' },
        date: '1700000000 -0800',
      })
      repository.branch('side')
      const side = repository.commit('sub: side\n', {
        files: { d: '1\n' },
        date: '1710000000 +0000',
      })
      repository.git('checkout', '--quiet', 'main')
      repository.git('config', 'some.key', 'value')
      const real = await openedGit(repository.path)
      const twin = memoryGit({
        commits: [
          {
            hash: side,
            subject: 'sub: side',
            date: '2024-03-09T16:00:00+00:00',
            paths: ['A d'],
            elsewhere: true,
          },
          {
            hash: three,
            subject: 'sub: one',
            date: '2023-11-14T14:13:20-08:00',
            paths: ['c'],
            lines: ['c:1'],
          },
          { hash: two, subject: 'sub: two', date: '2020-09-13T17:56:40+05:30', paths: ['A c'] },
          {
            hash: one,
            subject: 'sub: one',
            message: 'sub: one\n\nBody.\n',
            author: 'Jörg <joerg@example.org>',
            date: '2017-07-14T02:40:00+00:00',
            paths: ['A a/b'],
            published: true,
            release: 'v1.0',
            lines: ['a/b:1'],
          },
        ],
        config: { 'some.key': 'value' },
        trackedFiles: ['a/b', 'c'],
        words: ['1', '2'],
      })
      const [fromTwin, fromReal] = await Promise.all([answersOf(twin), answersOf(real)])
      assert.deepEqual(fromTwin, fromReal)

      async function answersOf(git: Git) {
        const log = async (query: Parameters<Git['log']>[0]) =>
          (await wholeLog(git, query)).map(entry => ({
            ...entry,
            committer: undefined,
            lineCounts: undefined,
          }))
        return [
          await Promise.all(
            [one, two.slice(0, 9), side, '12345678', 'x'].map(id => git.lookup(id)),
          ),
          await git.withSubject('sub: one'),
          await Promise.all(
            [
              {},
              { range: `${one}..` },
              { range: two },
              { paths: ['a'] },
              { paths: [] },
              { limit: 1 },
              { since: '2021-01-01' },
            ].map(log),
          ),
          await git.unpublished('HEAD'),
          await Promise.all([one, two, three, side].map(hash => git.changedBy(hash))),
          await Promise.all(
            [one, two, side, 'HEAD', 'x'].flatMap(older =>
              [undefined, one, side].map(younger => git.isAncestor(older, younger)),
            ),
          ),
          await Promise.all([one, two.slice(0, 9), 'x'].map(id => git.firstRelease(id))),
          await Promise.all(
            ['a/b', 'c', 'none'].map(path => git.blame({ path, ranges: [{ first: 1, last: 1 }] })),
          ),
          await git.wordsInFiles(['1', '2', '3']),
          await Promise.all(['some.key', 'no.key'].map(key => git.config(key))),
          await Promise.all(
            [undefined, ['a'], ['none']].map(paths => git.trackedFiles(undefined, paths)),
          ),
        ]
      }
    }))

  it('gives up with the reason of its signal', async () => {
    const git = memoryGit({ commits: [{ hash: '1234567', subject: 'one' }] })
    const signal = AbortSignal.abort(new Error('enough'))
    await assert.rejects(git.lookup('1234567', signal), /enough/)
    await assert.rejects(async () => {
      for await (const entry of git.log({}, signal)) assert.fail(entry.subject)
    }, /enough/)
  })

  it('knows ambiguous ids and incomplete history', async () => {
    const commits = [
      { hash: 'abcd1', subject: 'one' },
      { hash: 'abcd2', subject: 'two' },
    ]
    const git = memoryGit({ commits, incomplete: true })
    assert.equal((await git.lookup('abcd')).is, 'ambiguous')
    assert.equal((await git.lookup('abcd1')).is, 'found')
    assert.deepEqual(await git.lookup('ffff'), { is: 'unknown' })
  })
})
