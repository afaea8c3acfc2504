import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CatFile } from '../../server/host/catFile'
import { answersOf } from '../../server/host/catFileAnswers'
import type { GitProgram } from '../../server/host/gitProcess'
import { fakeGit } from '../support/fakeGit'
import { openedGit, wholeLog } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'
import { skipAloud } from '../support/skipAloud'

describe('host: the session that reads objects', function () {
  this.timeout(20_000)
  before(function () {
    if (process.platform === 'win32')
      skipAloud(this, 'the session with git: its stand-in is a shell script')
  })

  it('answers everybody after its process died', () =>
    temporaryRepository(async repository => {
      const hashes = commits(repository, 12)
      const script = `if [ -e died ]; then cd '${repository.path}'; exec git cat-file --batch; fi
        touch died; cd '${repository.path}'; head -n 3 | git cat-file --batch; exit 1`
      const complaints: string[] = []
      const git = await openedGit(repository.path, {
        binary: fakeGit(repository.beside, 'cat-file', script),
        log: detail => complaints.push(detail),
      })
      const answers = await Promise.all(hashes.map(hash => git.lookup(hash)))
      assert.deepEqual(
        answers.map(answer => answer.is === 'found' && answer.commit.hash),
        hashes,
      )
      assert.ok(existsSync(join(repository.beside, 'died')))
      assert.equal(complaints.length, 1)
    }))

  it('gives up the one question of which git dies', () =>
    temporaryRepository(async repository => {
      const hashes = commits(repository, 6)
      const deadly = hashes[3] ?? ''
      const script = `cd '${repository.path}'; while read -r name; do case $name in ${deadly}*) exit 1;; esac; echo "$name" | git cat-file --batch; done`
      const git = await openedGit(repository.path, {
        binary: fakeGit(repository.beside, 'cat-file', script),
      })
      const answers = await Promise.all(hashes.map(hash => git.lookup(hash)))
      assert.deepEqual(
        answers.map(answer => answer.is),
        ['found', 'found', 'found', 'unknown', 'found', 'found'],
      )
    }))

  it('gives up where git always dies, soon', () =>
    temporaryRepository(async repository => {
      const hashes = commits(repository, 6)
      const binary = fakeGit(repository.beside, 'cat-file', 'echo x >> starts; exit 1')
      const git = await openedGit(repository.path, { binary })
      const many = Array.from({ length: 500 }, (_, at) => String(10_000_000 + at))
      const answers = await Promise.all([...hashes, ...many].map(id => git.lookup(id)))
      assert.ok(answers.every(answer => answer.is === 'unknown'))
      const starts = readFileSync(join(repository.beside, 'starts'), 'utf8').length / 2
      assert.ok(starts < 20, String(starts))
    }))

  it('is not shifted by an object that holds what looks like an answer', () =>
    temporaryRepository(async repository => {
      const first = repository.commit(
        `${'1'.repeat(40)} commit 3\nabc\n${'2'.repeat(40)} missing\n`,
      )
      const second = repository.commit('second\n')
      const git = await openedGit(repository.path)
      const answers = await Promise.all([first, second, first].map(hash => git.lookup(hash)))
      assert.deepEqual(
        answers.map(answer => answer.is === 'found' && answer.commit.hash),
        [first, second, first],
      )
    }))

  it('does not read an object beyond all measure', () =>
    temporaryRepository(async repository => {
      const hash = repository.commit('small\n')
      const huge = repository.commit('huge\n\n'.padEnd(20_000_000, 'x'))
      const git = await openedGit(repository.path)
      const answers = await Promise.all([hash, huge, hash.slice(0, 8)].map(id => git.lookup(id)))
      assert.deepEqual(
        answers.map(answer => answer.is),
        ['found', 'unknown', 'found'],
      )
    }))

  it('ends its process when nobody asks, and starts another for the next question', () =>
    temporaryRepository(async repository => {
      const hash = repository.commit('one\n')
      const script = `cd '${repository.path}'; exec git cat-file --batch-check`
      const program: GitProgram = {
        binary: fakeGit(repository.beside, 'cat-file', script),
        directory: repository.path,
        environment: () => ({ PATH: process.env['PATH'] ?? '' }),
        log: detail => assert.fail(detail),
      }
      const session = new CatFile(program, 'check', 50)
      const pid = (): number => Number(readFileSync(join(repository.beside, 'pid'), 'utf8'))
      const pids: number[] = []
      for (let round = 0; round < 2; round++) {
        const answer = await session.ask('HEAD')
        assert.equal(answer.is === 'object' && answer.hash, hash)
        pids.push(pid())
        await wait(300)
        assert.throws(() => process.kill(pid(), 0), { code: 'ESRCH' })
      }
      assert.notEqual(pids[0], pids[1])
      const last = session.ask('HEAD')
      session.close()
      assert.equal((await last).is, 'object')
    }))

  it('does not keep the program running, nor does the index of subjects', async function () {
    await temporaryRepository(async repository => {
      repository.commit('one\n')
      const binary = fakeGit(repository.beside, 'log', 'exec sleep 60')
      const script = `
        const { openGit } = require(${JSON.stringify(join(__dirname, '../../server/host/processGit.js'))})
        openGit(process.cwd(), { binary: ${JSON.stringify(binary)} }).then(async ({ git }) => {
          console.log((await git.lookup('1234567')).is)
          await git.withSubject('one', AbortSignal.timeout(100)).catch(error => console.log(error.name))
        })`
      const start = Date.now()
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
        cwd: repository.path,
      })
      assert.equal(stdout, 'missing\nTimeoutError\n')
      assert.ok(Date.now() - start < 8000)
      process.kill(Number(readFileSync(join(repository.beside, 'pid'), 'utf8')))
    })
  })

  it('reads answers however they are cut', () => {
    const bytes = Buffer.from(
      `${'1'.repeat(40)} commit 5\na\nb\0c\n22 missing\n33 ambiguous\n${'4'.repeat(64)} tree 0\n\n`,
    )
    for (let size = 1; size <= bytes.length; size++) {
      const answers = answersOf('contents')
      const read: unknown[] = []
      for (let at = 0; at < bytes.length; at += size) {
        for (const answer of answers.take(bytes.subarray(at, at + size))) {
          assert.ok(answer !== 'too large')
          read.push(
            answer.is === 'object'
              ? [answer.hash.length, answer.type, answer.content.toString()]
              : answer.is,
          )
        }
      }
      assert.deepEqual(read, [[40, 'commit', 'a\nb\0c'], 'missing', 'ambiguous', [64, 'tree', '']])
    }
  })

  it('leaves the log whole beside it', () =>
    temporaryRepository(async repository => {
      const hashes = commits(repository, 5)
      const git = await openedGit(repository.path)
      const [entries] = await Promise.all([wholeLog(git), ...hashes.map(hash => git.lookup(hash))])
      assert.equal(entries.length, 5)
    }))
})

function commits(repository: TemporaryRepository, count: number): string[] {
  return Array.from({ length: count }, (_, at) => repository.commit(`commit ${at}\n`))
}
