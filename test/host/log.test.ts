import assert from 'node:assert/strict'
import type { LogQuery } from '../../server/host/git'
import { openedGit, wholeLog } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

describe('host: the log', function () {
  this.timeout(20_000)
  it('gives all of a commit', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('first\n')
      const hash = repository.commit('sub: do\nit\n\nBody.\n\nSigned-off-by: J <j@x>\n', {
        author: 'Jörg "x" O\'Neil <j@x>',
        date: '1700000000 +0000',
      })
      const [entry] = await wholeLog(await openedGit(repository.path))
      assert.deepEqual(entry, {
        hash,
        subject: 'sub: do it',
        author: { name: 'Jörg "x" O\'Neil', email: 'j@x' },
        time: 1_700_000_000_000,
        date: '2023-11-14T22:13:20+00:00',
        message: 'sub: do\nit\n\nBody.\n\nSigned-off-by: J <j@x>\n',
        committer: { name: 'Carl Committer', email: 'carl@example.org' },
        committed: '2023-11-14T22:13:20+00:00',
        parents: [first],
      })
    }))

  it('gives messages as they are, whatever they hold', () =>
    temporaryRepository(async repository => {
      const messages = [
        'carriage\r\nreturns\r\n',
        '\n\nleading lines\n',
        'no line end',
        '',
        'control \x01\x1e\x1f characters\n',
        `${'long '.repeat(300_000)}\n`,
        'commit 1234567\nAuthor: x\n\n    1\t2\tpath\n\n1\t2\tpath\n',
        Buffer.from('Latin-1: \xe9\n', 'latin1'),
        Buffer.from('efbbbf00', 'hex').subarray(0, 3),
      ]
      for (const message of messages) repository.commit(message)
      const git = await openedGit(repository.path)
      const expected = messages.map(message =>
        typeof message === 'string'
          ? message
          : message.length === 3
            ? '\ufeff'
            : 'Latin-1: \udce9\n',
      )
      for (const lineCounts of [false, true]) {
        const entries = await wholeLog(git, { lineCounts })
        assert.deepEqual(entries.map(entry => entry.message).reverse(), expected)
      }
    }))

  it('leaves messages out where nobody reads them, and nothing else', () =>
    temporaryRepository(async repository => {
      const git = await openedGit(repository.path)
      assert.deepEqual(await wholeLog(git, { withoutMessages: true }), [])
      repository.commit('one\n\nBody with a NUL field.\n', { files: { 'a.c': 'int a;\n' } })
      repository.commit('', { author: 'Jörg <j@x>', files: { 'b.c': 'int b;\n' } })
      for (const lineCounts of [false, true]) {
        const whole = await wholeLog(git, { lineCounts })
        assert.deepEqual(
          await wholeLog(git, { lineCounts, withoutMessages: true }),
          whole.map(entry => ({ ...entry, subject: '', message: '' })),
        )
      }
      const nothing = { withoutMessages: true, noMerges: true } as const
      assert.deepEqual(await wholeLog(git, { ...nothing, paths: ['nowhere.c'] }), [])
      assert.deepEqual(await wholeLog(git, { ...nothing, paths: [] }), [])
    }))

  it('restricts to ranges, numbers, times and merges', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { date: '1500000000 +0000' })
      repository.git('tag', 'v1')
      repository.branch('side')
      repository.commit('two\n', { date: '1600000000 +0000' })
      repository.git('checkout', '--quiet', 'main')
      repository.commit('three\n', { date: '1700000000 +0000' })
      repository.git('merge', '--quiet', '--no-ff', '-m', 'four', 'side')
      const git = await openedGit(repository.path)
      const subjects = async (query: LogQuery): Promise<string[]> =>
        (await wholeLog(git, query)).map(entry => entry.subject)
      assert.deepEqual(await subjects({}), ['four', 'three', 'two', 'one'])
      assert.deepEqual(await subjects({ range: 'v1..' }), ['four', 'three', 'two'])
      assert.deepEqual(await subjects({ range: 'v1..side' }), ['two'])
      assert.deepEqual(await subjects({ range: 'HEAD^1' }), ['three', 'one'])
      assert.deepEqual(await subjects({ limit: 2 }), ['four', 'three'])
      assert.deepEqual(await subjects({ limit: 0 }), [])
      assert.deepEqual(await subjects({ noMerges: true, since: '2018-01-01' }), ['three', 'two'])
      const [merge] = await wholeLog(git, { limit: 1 })
      assert.equal(merge?.parents.length, 2)
    }))

  it('refuses what is no revision', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n')
      const git = await openedGit(repository.path)
      for (const range of [
        '--all',
        '-1',
        '--output=/tmp/x',
        '',
        'no-such',
        'a b',
        'HEAD\0',
        '--',
        'HEAD\n--all',
      ]) {
        assert.deepEqual(await wholeLog(git, { range }), [], range)
      }
    }))

  it('takes paths for what they are', () =>
    temporaryRepository(async repository => {
      const odd = [
        'a b',
        '*',
        ':(top)x',
        '-x',
        'q"u\'o\\te',
        'ü',
        'line\nend',
        '[a-z]',
        ':!x',
        'tab\there',
      ]
      for (const path of odd)
        repository.commit(`adds ${JSON.stringify(path)}\n`, { files: { [path]: path } })
      const git = await openedGit(repository.path)
      for (const path of odd) {
        for (const follow of [false, true]) {
          const found = (await wholeLog(git, { paths: [path], follow })).map(entry => entry.subject)
          assert.deepEqual(found, [`adds ${JSON.stringify(path)}`], path)
        }
      }
      assert.equal((await wholeLog(git, { paths: ['a b', 'ü'] })).length, 2)
      assert.equal((await wholeLog(git, { paths: ['.'] })).length, odd.length)
      for (const paths of [[], ['none'], [''], ['a\0b'], ['../x'], ['/etc/passwd']]) {
        assert.deepEqual(await wholeLog(git, { paths }), [], paths.join())
      }
      assert.deepEqual(await wholeLog(git, { paths: ['a b', 'ü'], follow: true }), [])
      assert.deepEqual(await wholeLog(git, { follow: true }), [])
    }))

  it('takes paths that are no UTF-8, and thousands of them', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { other: 'x' } })
      addRawPath(repository, Buffer.from('caf\xe9', 'latin1'))
      repository.commit('two\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.trackedFiles(), ['caf\udce9', 'other'])
      assert.deepEqual(await git.trackedFiles(undefined, ['caf\udce9']), ['caf\udce9'])
      assert.deepEqual(await git.changedBy('HEAD'), [{ status: 'A', path: 'caf\udce9' }])
      for (const query of [{}, { follow: true }, { lineCounts: true }]) {
        const found = await wholeLog(git, { paths: ['caf\udce9'], ...query })
        assert.deepEqual(
          found.map(entry => entry.subject),
          ['two'],
        )
      }
      const many = Array.from({ length: 20_000 }, (_, at) => `drivers/some/folder/${at}`)
      assert.deepEqual(
        (await wholeLog(git, { paths: [...many, 'other'] })).map(entry => entry.subject),
        ['one'],
      )
    }))

  it('follows a path through renames', () =>
    temporaryRepository(async repository => {
      repository.commit('one\n', { files: { old: 'a\nb\nc\nd\n' } })
      repository.git('mv', 'old', 'new')
      repository.commit('two\n')
      const git = await openedGit(repository.path)
      assert.equal((await wholeLog(git, { paths: ['new'] })).length, 1)
      assert.equal((await wholeLog(git, { paths: ['new'], follow: true })).length, 2)
    }))

  it('counts lines', () =>
    temporaryRepository(async repository => {
      repository.commit('root\n', {
        files: { a: '1\n2\n3\n4\n5\n6\n', 'b\tc\n': 'x\n', bin: new Uint8Array([0, 1]) },
      })
      repository.commit('nothing\n')
      repository.branch('side')
      repository.commit('side\n', { files: { side: 'x\n' } })
      repository.git('checkout', '--quiet', 'main')
      repository.git('mv', 'a', '1\t2\tz')
      repository.commit('moved\n', { files: { '1\t2\tz': '1\n2\n3\n4\n5\n6\n7\n' } })
      repository.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'side')
      const git = await openedGit(repository.path)
      const counted = (await wholeLog(git, { lineCounts: true })).map(
        ({ subject, lineCounts }) => ({ subject, lineCounts }),
      )
      assert.deepEqual(
        new Set(counted),
        new Set([
          { subject: 'merge', lineCounts: [] },
          { subject: 'moved', lineCounts: [{ from: 'a', path: '1\t2\tz', added: 1, removed: 0 }] },
          { subject: 'side', lineCounts: [{ path: 'side', added: 1, removed: 0 }] },
          { subject: 'nothing', lineCounts: [] },
          {
            subject: 'root',
            lineCounts: [
              { path: 'a', added: 6, removed: 0 },
              { path: 'b\tc\n', added: 1, removed: 0 },
              { path: 'bin', added: undefined, removed: undefined },
            ],
          },
        ]),
      )
      const named = await wholeLog(git, { changedPaths: true })
      assert.deepEqual(
        new Set(named.map(({ subject, changedPaths }) => ({ subject, changedPaths }))),
        new Set([
          { subject: 'merge', changedPaths: [] },
          { subject: 'moved', changedPaths: ['1\t2\tz', 'a'] },
          { subject: 'side', changedPaths: ['side'] },
          { subject: 'nothing', changedPaths: [] },
          { subject: 'root', changedPaths: ['a', 'b\tc\n', 'bin'] },
        ]),
      )
      const plain = await wholeLog(git)
      assert.deepEqual(
        named.map(({ changedPaths, ...entry }) => ({
          ...entry,
          paths: changedPaths === undefined,
        })),
        plain.map(entry => ({ ...entry, paths: false })),
      )
      const same = (await wholeLog(git, { lineCounts: true })).map(({ lineCounts, ...entry }) => ({
        entry,
        lineCounts,
      }))
      assert.deepEqual(
        same.map(({ entry }) => entry),
        plain,
      )
    }))
})

/** Stages a file whose path is no text. */
function addRawPath(repository: TemporaryRepository, path: Buffer): void {
  const blob = repository.object('blob', Buffer.from('x\n'))
  const entry = Buffer.concat([Buffer.from(`100644 ${blob}\t`), path, Buffer.from([0])])
  repository.feed(entry, 'update-index', '-z', '--index-info')
}
