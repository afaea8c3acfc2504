import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ContributionQuery } from '../../server/host/git'
import { employersBy } from '../../server/model/contributors/employers'
import { peopleBy } from '../../server/model/people'
import { contributors, type CountedContributors } from '../../server/services/contributors'
import { changesInRows, changesInShortlog, differencesBetween } from '../parity/shortlog'
import { openedGit } from '../support/openedGit'
import {
  repositoryAt,
  temporaryRepository,
  type TemporaryRepository,
} from '../support/temporaryRepository'

const MAILMAP = `Ada Lace <ada@new.example>
Ada Lace <ada@new.example> <ada@old.example>
<bea@new.example> Bea <shared@example.org>
`

/** A small history with renames, binary files, a merge, odd names, and several addresses of one person. */
function fill(repository: TemporaryRepository): void {
  const commit = (message: string, author: string, files: Record<string, string | Uint8Array>) =>
    repository.commit(message, { author, files })
  commit('one\n', 'ada <ada@old.example>', { '.mailmap': MAILMAP, a: '1\n2\n3\n4\n5\n6\n' })
  commit('two\n\nReviewed-by: x <ada@old.example>\n', 'Bea <shared@example.org>', {
    'sub/b': 'x\ny\n',
    'a tab\tand\na line': 'z\n',
  })
  commit('', 'Cid <shared@example.org>', { bin: Uint8Array.of(0, 1, 2, 0, 255) })
  repository.branch('side')
  commit('three\n\n1\t2\tthree\n', 'Ada Lace <ADA@new.example>', { 'sub/b': 'x\n' })
  repository.git('checkout', '--quiet', 'main')
  repository.git('mv', 'a', 'sub/renamed')
  commit('four\n', 'Zoë Zeal <zoe@example.net>', { c: 'c\n'.repeat(50) })
  repository.git('merge', '--quiet', '--no-edit', 'side')
}

async function count(
  { path }: TemporaryRepository,
  query: ContributionQuery,
  signal = new AbortController().signal,
): Promise<CountedContributors> {
  const git = await openedGit(path)
  const people = peopleBy(MAILMAP)
  return contributors(query, { git, people, employers: employersBy([]) }, signal)
}

describe('the count of contributors', function () {
  this.timeout(20_000)

  for (const noMerges of [true, false]) {
    it(`is what git shortlog says, ${noMerges ? 'without' : 'with'} merges`, () =>
      temporaryRepository(async repository => {
        fill(repository)
        const { report } = await count(repository, { range: 'HEAD', noMerges })
        const merges = noMerges ? ['--no-merges'] : []
        const shortlog = repository.git('shortlog', '-sne', ...merges, 'HEAD')
        const theirs = changesInShortlog(shortlog)
        assert.equal(theirs.size, noMerges ? 4 : 5)
        assert.deepEqual(differencesBetween(theirs, changesInRows(report.byPerson)), [])
        for (const { identity, changes } of report.byPerson)
          if (changes > 0) assert.ok(shortlog.includes(`\t${identity.name} <${identity.email}>`))
      }))
  }

  it('has the lines of git log --numstat', () =>
    temporaryRepository(async repository => {
      fill(repository)
      const query = { range: 'HEAD', noMerges: true, lineCounts: true }
      const { total, uncounted } = (await count(repository, query)).report
      const printed = repository.git('log', '--no-merges', '--numstat', '--format=', '-M', 'HEAD')
      const sums = { added: 0, removed: 0 }
      for (const line of printed.split('\n')) {
        const [added = '', removed = ''] = line.split('\t')
        sums.added += Number(added) || 0
        sums.removed += Number(removed) || 0
      }
      assert.deepEqual([total.added, total.removed, uncounted], [sums.added, sums.removed, 0])
      assert.equal(sums.added, 62)
    }))

  it('is about the commits that touch a path', () =>
    temporaryRepository(async repository => {
      fill(repository)
      const query = { range: 'HEAD', paths: ['sub'], noMerges: true, lineCounts: true }
      const { byPerson } = (await count(repository, query)).report
      assert.deepEqual(
        byPerson.map(({ identity, changes, reviewed }) => [identity.name, changes, reviewed]),
        [
          ['Zoë Zeal', 1, 0],
          ['Bea', 1, 0],
          ['Ada Lace', 1, 1],
        ],
      )
    }))

  it('goes on behind a commit whose files are not here, and says so', () =>
    temporaryRepository(async repository => {
      fill(repository)
      const whole = await count(repository, { range: 'HEAD', noMerges: true, lineCounts: true })
      const blob = repository.git('rev-parse', 'side:sub/b')
      rmSync(join(repository.path, '.git/objects', blob.slice(0, 2), blob.slice(2)))
      const { report, notices, failure } = await count(repository, {
        range: 'HEAD',
        noMerges: true,
        lineCounts: true,
      })
      assert.deepEqual([report.total.changes, report.uncounted], [5, 1])
      assert.equal(report.total.added, whole.report.total.added)
      assert.equal(report.total.removed, whole.report.total.removed - 1)
      assert.match(notices.join(), /^The lines of 1 change are not counted, since/)
      assert.equal(failure, undefined)
    }))

  it('does not take the end of a shallow clone for the one who added everything', () =>
    temporaryRepository(async repository => {
      fill(repository)
      const path = join(repository.beside, 'shallow')
      repository.git('clone', '--quiet', '--depth=3', `file://${repository.path}`, path)
      const clone = repositoryAt(path, repository.beside)
      const query = { range: 'HEAD', noMerges: true, lineCounts: true }
      const { report, notices } = await count(clone, query)
      const hasLines = report.byPerson.map(({ identity, added }) => [identity.name, added])
      assert.deepEqual(hasLines.sort(), [
        ['Ada Lace', 0],
        ['Cid', 0],
        ['Zoë Zeal', 50],
      ])
      assert.deepEqual([report.total.changes, report.uncounted], [3, 1])
      assert.match(notices.join('\n'), /^The lines of 1 change [^]*\nThis clone is shallow/)
      const ofPath = await count(clone, { ...query, paths: ['sub'] })
      assert.deepEqual(
        ofPath.report.byPerson.map(({ identity }) => identity.name),
        ['Zoë Zeal', 'Ada Lace'],
      )
    }))

  it('does not say that a partial clone is shallow', () =>
    temporaryRepository(async repository => {
      fill(repository)
      repository.git('config', 'uploadpack.allowFilter', 'true')
      const path = join(repository.beside, 'partial')
      const options = ['--filter=blob:none', '--no-checkout']
      repository.git('clone', '--quiet', ...options, `file://${repository.path}`, path)
      const clone = repositoryAt(path, repository.beside)
      const query = { range: 'HEAD', noMerges: true, lineCounts: true }
      const { report, notices } = await count(clone, query)
      assert.equal(report.total.changes, 5)
      assert.match(notices.join('\n'), /^The lines of 5 changes are not counted, since [^\n]*$/)
    }))

  it('says where a range is none', () =>
    temporaryRepository(async repository => {
      fill(repository)
      for (const range of ['nowhere', 'v1..v2', '--all', '']) {
        const query = { range, noMerges: true, lineCounts: true }
        const { report, failure } = await count(repository, query)
        assert.equal(report.total.changes, 0)
        assert.ok(failure !== undefined || range.startsWith('-') || range === '', range)
      }
    }))

  it('ends when it is told to', () =>
    temporaryRepository(async repository => {
      fill(repository)
      const stop = new AbortController()
      const counting = count(repository, { range: 'HEAD' }, stop.signal)
      stop.abort()
      await assert.rejects(counting, { name: 'AbortError' })
    }))

  it('knows the releases, the newest first', () =>
    temporaryRepository(async repository => {
      fill(repository)
      for (const [at, tag] of ['v1.0', 'v1.1-rc1', 'v1.1', 'other'].entries()) {
        const when = `${1_700_000_000 + at * 100} +0000`
        repository.commit(`${tag}\n`, { date: when })
        repository.git('tag', tag)
      }
      const git = await openedGit(repository.path)
      assert.deepEqual(await git.releases(), ['v1.1', 'v1.0'])
    }))
})
