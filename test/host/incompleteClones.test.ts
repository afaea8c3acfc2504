import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openedGit, wholeLog } from '../support/openedGit'
import {
  repositoryAt,
  temporaryRepository,
  type TemporaryRepository,
} from '../support/temporaryRepository'

const GONE = '1'.repeat(40)

describe('host: clones that lack something', function () {
  this.timeout(20_000)
  it('a shallow one knows what it does not know', () =>
    withOrigin(async (origin, clone) => {
      const { repository, hashes } = clone('--depth=2')
      const git = await openedGit(repository.path)
      assert.equal(git.facts.incomplete, true)
      const [first = '', second = '', third = ''] = hashes
      assert.equal((await git.lookup(third)).is, 'found')
      for (const id of [first, first.slice(0, 8), GONE])
        assert.deepEqual(await git.lookup(id), { is: 'unknown' })
      assert.deepEqual(await git.lookup('no id'), { is: 'missing' })
      // Where the clone ends, git believes that one commit has made everything.
      assert.deepEqual(await git.changedBy(second), [])
      assert.equal(await git.diffOf(second), '')
      assert.deepEqual(await git.changedBy(third), [{ status: 'A', path: 'c/file' }])
      const counted = await wholeLog(git, { lineCounts: true })
      assert.deepEqual(
        counted.map(entry => entry.lineCounts?.length),
        [1, 0],
      )

      repository.git('fetch', '--quiet', '--unshallow')
      await git.version()
      assert.equal(git.facts.incomplete, false)
      assert.equal((await git.lookup(first)).is, 'found')
      assert.deepEqual(await git.lookup(GONE), { is: 'missing' })
      assert.deepEqual(await git.changedBy(second), [{ status: 'A', path: 'b/file' }])
      assert.notEqual(origin.path, repository.path)
    }))

  for (const filter of ['blob:none', 'tree:0']) {
    it(`a partial one (${filter}) is never completed behind the user's back`, () =>
      withOrigin(async (_, clone) => {
        const { repository, hashes } = clone(`--filter=${filter}`, '--no-checkout')
        const complaints: string[] = []
        const git = await openedGit(repository.path, { log: detail => complaints.push(detail) })
        const before = packs(repository)
        assert.equal(git.facts.incomplete, true)
        const [first = '', second = ''] = hashes
        for (const id of [first, second.slice(0, 10)])
          assert.equal((await git.lookup(id)).is, 'found')
        for (const id of [GONE, GONE.slice(0, 10)])
          assert.deepEqual(await git.lookup(id), { is: 'unknown' })
        assert.deepEqual(
          (await git.withSubject('second')).map(commit => commit.hash),
          [second],
        )
        assert.equal((await wholeLog(git)).length, 3)
        assert.equal(await git.diffOf(second), '')
        const ofPath = await wholeLog(git, { paths: ['b/file'] })
        assert.equal(ofPath.length, filter === 'tree:0' ? 0 : 1)
        assert.deepEqual(await wholeLog(git, { lineCounts: true }), [])
        const changed = await git.changedBy(second)
        assert.deepEqual(changed, filter === 'tree:0' ? [] : [{ status: 'A', path: 'b/file' }])
        await git.staged()
        assert.equal((await git.lookup(first)).is, 'found')
        assert.ok(
          complaints.some(line => /could not fetch|unable to read|lazy/.test(line)),
          complaints.join('\n'),
        )
        assert.deepEqual(packs(repository), before)

        // The same question without our care does fetch: the test is not blind.
        repository.git('log', '-p', '--', 'b/file')
        assert.notDeepEqual(packs(repository), before)
      }))
  }

  it('a lookup that fails in a partial clone does not fetch by any program', () =>
    withOrigin(async (_, clone) => {
      const { repository } = clone('--filter=tree:0', '--no-checkout')
      const marker = join(repository.beside, 'marker')
      repository.git('config', 'protocol.allow', 'always')
      repository.git('config', 'protocol.ext.allow', 'always')
      const urls = [`ext::touch ${marker}`, `ssh://nowhere/x`, 'evil::x']
      for (const url of urls) {
        repository.git('config', 'remote.origin.url', url)
        repository.git('config', 'core.sshCommand', `touch ${marker};`)
        if (url.startsWith('evil')) repository.git('config', 'remote.origin.vcs', 'ext')
        const git = await openedGit(repository.path)
        assert.deepEqual(await git.lookup(GONE), { is: 'unknown' })
        assert.deepEqual(await wholeLog(git, { paths: ['a'] }), [])
        assert.equal(existsSync(marker), false, url)
        if (url.startsWith('ext')) {
          assert.throws(() => repository.git('cat-file', '-p', GONE))
          assert.equal(existsSync(marker), true, 'the trap works')
          repository.git('config', 'remote.origin.url', 'x')
          rmSync(marker)
        }
      }
    }))
})

interface Clone {
  readonly repository: TemporaryRepository
  readonly hashes: readonly string[]
}

/** A repository of three commits and a way to clone it. */
function withOrigin(
  use: (origin: TemporaryRepository, clone: (...options: string[]) => Clone) => Promise<void>,
): Promise<void> {
  return temporaryRepository(async origin => {
    origin.git('config', 'uploadpack.allowFilter', 'true')
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const hashes = ['a', 'b', 'c'].map((name, at) =>
      origin.commit(`${['first', 'second', 'third'][at] ?? ''}\n`, {
        files: { [`${name}/file`]: `${name}\n` },
      }),
    )
    await use(origin, (...options) => {
      const path = join(origin.beside, 'clone')
      origin.git('clone', '--quiet', ...options, `file://${origin.path}`, path)
      return { repository: repositoryAt(path, origin.beside), hashes }
    })
  })
}

function packs(repository: TemporaryRepository): readonly string[] {
  return readdirSync(join(repository.path, '.git', 'objects'), { recursive: true })
    .map(String)
    .sort()
}
