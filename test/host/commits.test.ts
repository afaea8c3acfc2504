import assert from 'node:assert/strict'
import type { CommitLookup } from '../../server/host/git'
import { openedGit, wholeLog } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

describe('host: commits by id', function () {
  this.timeout(20_000)
  it('finds a commit by its full and by any abbreviated id', () =>
    temporaryRepository(async repository => {
      const hash = repository.commit('subsys: do it\n\nBecause.\n', {
        author: 'Jörg <joerg@example.org>',
        date: '1700000000 -0330',
      })
      const git = await openedGit(repository.path)
      const found: CommitLookup = {
        is: 'found',
        commit: {
          hash,
          subject: 'subsys: do it',
          author: { name: 'Jörg', email: 'joerg@example.org' },
          date: '2023-11-14T18:43:20-03:30',
        },
      }
      for (const id of [hash, hash.slice(0, 4), hash.slice(0, 12), hash.toUpperCase()]) {
        assert.deepEqual(await git.lookup(id), found)
      }
    }))

  it('calls missing what is no commit', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n', { files: { a: 'x' } })
      const git = await openedGit(repository.path)
      const [blob, tree] = [
        repository.git('rev-parse', 'HEAD:a'),
        repository.git('rev-parse', 'HEAD^{tree}'),
      ]
      const others = [
        blob,
        tree,
        blob.slice(0, 8),
        'HEAD',
        'main',
        '123',
        '',
        '1234567\n',
        '--all',
        'abcd^{tree}',
        `${blob}0`,
      ]
      for (const id of [...others, '1'.repeat(40), '1'.repeat(64), '1'.repeat(65), '12345678']) {
        assert.deepEqual(await git.lookup(id), { is: 'missing' }, id)
      }
    }))

  it('finds the commit of a tag by the id of the tag', () =>
    temporaryRepository(async repository => {
      const hash = repository.commit('first\n')
      repository.git('tag', '-a', '-m', 'one', 'v1')
      repository.git('tag', '-a', '-m', 'two', 'v2', 'v1')
      const git = await openedGit(repository.path)
      for (const tag of ['v1', 'v2']) {
        const id = repository.git('rev-parse', tag)
        for (const part of [id, id.slice(0, 10)]) {
          const found = await git.lookup(part)
          assert.equal(found.is === 'found' && found.commit.hash, hash)
        }
      }
      repository.git(
        'tag',
        '-a',
        '-m',
        'a file',
        'v3',
        repository.git('hash-object', '-w', '-t', 'blob', '/dev/null'),
      )
      assert.deepEqual(await git.lookup(repository.git('rev-parse', 'v3')), { is: 'missing' })
    }))

  it('does not take a branch for an id', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('first\n')
      const second = repository.commit('second\n')
      repository.git('branch', first.slice(0, 7), second)
      repository.git('branch', 'deadbeef', second)
      const git = await openedGit(repository.path)
      const found = await git.lookup(first.slice(0, 7))
      assert.equal(found.is === 'found' && found.commit.hash, first)
      assert.deepEqual(await git.lookup('deadbeef'), { is: 'missing' })
    }))

  it('lists the commits that an ambiguous id may mean, and only commits', () =>
    temporaryRepository(async repository => {
      const byStart = new Map<string, string[]>()
      importCommits(repository, 1500)
      const hashes = repository.git('rev-list', 'HEAD').split('\n')
      for (const hash of hashes) {
        const start = hash.slice(0, 4)
        byStart.set(start, [...(byStart.get(start) ?? []), hash])
      }
      const [start = '', same = []] = [...byStart].find(([, list]) => list.length > 1) ?? []
      assert.ok(start, 'two of 1500 commits begin alike')
      repository.git('config', 'core.disambiguate', 'blob')
      const git = await openedGit(repository.path)
      const answer = await git.lookup(start)
      assert.ok(answer.is === 'ambiguous')
      assert.deepEqual(answer.candidates.map(commit => commit.hash).sort(), [...same].sort())
      for (const hash of same) assert.equal((await git.lookup(hash)).is, 'found')
    }))

  it('answers many at once, each with its own', () =>
    temporaryRepository(async repository => {
      importCommits(repository, 1500)
      const git = await openedGit(repository.path)
      const entries = await wholeLog(git)
      assert.equal(entries.length, 1500)
      const answers = await Promise.all(entries.map(entry => git.lookup(entry.hash)))
      assert.deepEqual(
        answers.map(answer => answer.is === 'found' && answer.commit),
        entries.map(({ hash, subject, author, date }) => ({ hash, subject, author, date })),
      )
    }))

  it('notices a commit that comes later', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      const git = await openedGit(repository.path)
      const before = await git.version()
      assert.equal(await git.version(), before)
      const second = repository.commit('second\n')
      repository.git('reset', '--quiet', '--hard', 'HEAD~1')
      repository.git('reflog', 'expire', '--expire=all', '--all')
      repository.git('prune')
      assert.deepEqual(await git.lookup(second), { is: 'missing' })
      const again = repository.commit('second\n', { date: '1700000060 +0100' })
      assert.equal(again, second)
      assert.equal((await git.lookup(second)).is, 'found')
      assert.notEqual(await git.version(), before)
    }))

  it('notices what is published without a change of HEAD or the index', () =>
    temporaryRepository(async repository => {
      repository.commit('first\n')
      repository.git('clone', '--quiet', '--bare', repository.path, `${repository.beside}/bare`)
      repository.git('remote', 'add', 'origin', `${repository.beside}/bare`)
      repository.git('fetch', '--quiet', 'origin')
      const git = await openedGit(repository.path)
      for (const change of [
        ['tag', 'v1'],
        ['push', '--quiet', 'origin', 'HEAD:refs/heads/other'],
      ]) {
        const before = await git.version()
        repository.git(...change)
        assert.notEqual(await git.version(), before)
      }
    }))

  it('reads old commits in their encoding, and broken ones as far as it goes', () =>
    temporaryRepository(async repository => {
      const tree = repository.git('write-tree')
      const cases: readonly (readonly [string, string, string])[] = [
        ['author Jörg <j@x> 1 +0000\nencoding ISO-8859-1', 'Grün', 'Grün'],
        ['author Jörg <j@x> 1 +0000\nencoding latin1\nx-other a\n b', 'Grün', 'Grün'],
        ['author J <j@x> 1 +0000\nencoding NO-SUCH', 'Gr\xfcn', 'Gr\udcfcn'],
        ['author J <j@x> 1 +0000', 'Gr\xfcn', 'Gr\udcfcn'],
        ['author J <j@x> 1 +0000', '\n \n  one\t \ntwo \n\nthree', '  one two'],
        ['author J <j@x> 1 +0000', '', ''],
        ['author  <> 99999999999 -9999', 'x', 'x'],
        ['author J <j@x>', 'x', 'x'],
        ['author J', 'x', 'x'],
        ['author J <j@x', 'x', 'x'],
        ['author a <b> <c@d> 1700000000 +0545', 'x', 'x'],
        ['author J <j@x> 1700000000 -0000', 'x', 'x'],
      ]
      const hashes = cases.map(([header, message]) => {
        const text = `tree ${tree}\n${header}\n\n${message}`
        const committer = `tree ${tree}\n${header.replace('\n', '\ncommitter C <c@x> 1 +0000\n')}`
        const whole = header.includes('\n') ? `${committer}\n\n${message}` : text
        return repository.object('commit', Buffer.from(whole, 'latin1'))
      })
      const git = await openedGit(repository.path)
      for (const [at, hash] of hashes.entries()) {
        const answer = await git.lookup(hash)
        assert.ok(answer.is === 'found', cases[at]?.[0])
        assert.equal(answer.commit.subject, cases[at]?.[2])
        const [entry] = await wholeLog(git, { range: hash, limit: 1 })
        assert.ok(entry)
        const { subject, author, date } = entry
        assert.deepEqual(answer.commit, { hash, subject, author, date }, cases[at]?.[0])
      }
    }))
})

describe('host: commits by subject', function () {
  this.timeout(20_000)
  it('finds those with exactly that subject, newest first', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('sub: fix it\n')
      repository.commit('sub: fix it all\n')
      repository.commit('sub: fix\n')
      const last = repository.commit('sub: fix\nit\n\nsub: fix it\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await subject(git, 'sub: fix it'), [last, first])
      assert.deepEqual(await subject(git, 'fix it'), [])
      assert.deepEqual(await subject(git, 'sub: fix.it'), [])
      assert.deepEqual(await subject(git, ''), [])
    }))

  it('gives at most ten', () =>
    temporaryRepository(async repository => {
      const hashes = Array.from({ length: 12 }, () => repository.commit('same\n'))
      const git = await openedGit(repository.path)
      assert.deepEqual(await subject(git, 'same'), hashes.reverse().slice(0, 10))
    }))

  it('follows HEAD: forward, amended, back and forth', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('one\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await subject(git, 'one'), [first])
      const second = repository.commit('two\n')
      const third = repository.commit('one\n')
      assert.deepEqual(await subject(git, 'one'), [third, first])
      repository.git('reset', '--quiet', '--hard', first)
      assert.deepEqual(await subject(git, 'two'), [])
      assert.deepEqual(await subject(git, 'one'), [first])
      repository.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'other')
      assert.deepEqual(await subject(git, 'one'), [])
      assert.equal((await subject(git, 'other')).length, 1)
      repository.git('reset', '--quiet', '--hard', third)
      assert.deepEqual(await subject(git, 'one'), [third, first])
      assert.deepEqual(await subject(git, 'two'), [second])
      assert.deepEqual(await subject(git, 'other'), [])
    }))

  it('starts again where the old HEAD is gone for good', () =>
    temporaryRepository(async repository => {
      const first = repository.commit('one\n')
      repository.commit('two\n')
      const git = await openedGit(repository.path)
      assert.equal((await subject(git, 'two')).length, 1)
      repository.git('reset', '--quiet', '--hard', first)
      repository.git('reflog', 'expire', '--expire=all', '--all')
      repository.git('gc', '--quiet', '--prune=now')
      assert.deepEqual(await subject(git, 'two'), [])
      assert.deepEqual(await subject(git, 'one'), [first])
    }))

  it('finds subjects that are no UTF-8', () =>
    temporaryRepository(async repository => {
      const hash = repository.commit(Buffer.from('Gr\xfcn\n', 'latin1'))
      const utf8 = repository.commit('Grün\n')
      const git = await openedGit(repository.path)
      assert.deepEqual(await subject(git, 'Gr\udcfcn'), [hash])
      assert.deepEqual(await subject(git, 'Grün'), [utf8])
    }))

  it('answers several who ask at once, also when one gives up', () =>
    temporaryRepository(async repository => {
      importCommits(repository, 1500)
      const git = await openedGit(repository.path)
      const controller = new AbortController()
      const one = git.withSubject('subject 3', controller.signal)
      const two = git.withSubject('subject 4')
      controller.abort(new Error('enough'))
      await assert.rejects(one, /^Error: enough$/)
      assert.equal((await two).length, 1)
    }))

  async function subject(
    git: Awaited<ReturnType<typeof openedGit>>,
    text: string,
  ): Promise<string[]> {
    return (await git.withSubject(text)).map(commit => commit.hash)
  }
})

/** Many commits in one go: `subject 0`, `subject 1` … */
function importCommits(repository: TemporaryRepository, count: number): void {
  const stream = Array.from({ length: count }, (_, at) => {
    const message = `subject ${at}\n\nBody ${at}.\n`
    return `commit refs/heads/main\ncommitter C <c@example.org> ${1_700_000_000 + at} +0000\ndata ${message.length}\n${message}`
  })
  repository.feed(stream.join('\n'), 'fast-import', '--quiet')
}
