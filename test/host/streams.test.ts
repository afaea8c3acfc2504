import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answerOf } from '../../server/host/gitAnswer'
import type { GitProgram } from '../../server/host/gitProcess'
import { streamGit } from '../../server/host/gitProcess'
import { fakeGit } from '../support/fakeGit'
import { openedGit, wholeLog } from '../support/openedGit'
import { temporaryRepository } from '../support/temporaryRepository'
import { skipAloud } from '../support/skipAloud'

/** One commit in the form that the log is asked for. */
const RECORD = String.raw`1111\000\000A\000a@x\0001 +0000\000C\000c@x\0001 +0000\000subject\n\000`

describe('host: streams', function () {
  this.timeout(20_000)
  before(function () {
    if (process.platform === 'win32')
      skipAloud(this, 'streams: the stand-in for git is a shell script')
  })

  it('a log is ended by its signal, with the reason, while git thinks', () =>
    temporaryRepository(async ({ path, beside }) => {
      const git = await openedGit(path, { binary: fakeGit(beside, 'log', 'exec sleep 60') })
      const controller = new AbortController()
      const reason = new Error('typed on')
      setTimeout(() => {
        controller.abort(reason)
      }, 100)
      await assert.rejects(async () => {
        for await (const entry of git.log({}, controller.signal)) assert.fail(entry.subject)
      }, reason)
      await gone(beside)
      assert.equal(getEventListeners(controller.signal, 'abort').length, 0)
    }))

  it('a log is ended by its signal in the middle', () =>
    temporaryRepository(async ({ path, beside }) => {
      const endless = `while :; do printf '${RECORD}'; done`
      const git = await openedGit(path, { binary: fakeGit(beside, 'log', endless) })
      const controller = new AbortController()
      let count = 0
      await assert.rejects(
        async () => {
          for await (const entry of git.log({}, controller.signal)) {
            assert.equal(entry.message, 'subject\n')
            if (++count === 1000) controller.abort()
          }
        },
        { name: 'AbortError' },
      )
      assert.equal(count, 1000)
      await gone(beside)
    }))

  it('an aborted signal starts nothing', () =>
    temporaryRepository(async ({ path, beside }) => {
      const git = await openedGit(path, { binary: fakeGit(beside, 'log', 'exit 0') })
      const signal = AbortSignal.abort(new Error('too late'))
      await assert.rejects(async () => {
        for await (const entry of git.log({}, signal)) assert.fail(entry.subject)
      }, /too late/)
      const questions = [
        () => git.staged(signal),
        () => git.stagedDiff(signal),
        () => git.lookup('1234567', signal),
        () => git.withSubject('x', signal),
        () => git.unpublished('HEAD', signal),
        () => git.changedBy('HEAD', signal),
        () => git.diffOf('HEAD', signal),
        () => git.trackedFiles(signal),
      ]
      for (const ask of questions) await assert.rejects(ask(), /too late/)
      assert.equal(existsSync(join(beside, 'pid')), false)
    }))

  it('a question is ended by its signal', () =>
    temporaryRepository(async ({ path, beside }) => {
      const git = await openedGit(path, { binary: fakeGit(beside, 'diff', 'exec sleep 60') })
      const signal = AbortSignal.timeout(100)
      await assert.rejects(git.stagedDiff(signal), { name: 'TimeoutError' })
      await gone(beside)
      assert.equal(getEventListeners(signal, 'abort').length, 0)
    }))

  it('git is ended when the loop is left', () =>
    temporaryRepository(async ({ path, beside }) => {
      const endless = `while :; do printf '${RECORD}'; done`
      const git = await openedGit(path, { binary: fakeGit(beside, 'log', endless) })
      const { signal } = new AbortController()
      for await (const entry of git.log({}, signal)) {
        assert.equal(entry.subject, 'subject')
        break
      }
      await gone(beside)
      assert.equal(getEventListeners(signal, 'abort').length, 0)
    }))

  it('git waits while nobody takes the next commit', () =>
    temporaryRepository(async ({ path, beside }) => {
      const counting = `n=0; while :; do n=$((n+1)); printf '${RECORD}'; echo $n > count; done`
      const git = await openedGit(path, { binary: fakeGit(beside, 'log', counting) })
      const count = (): number => {
        const file = join(beside, 'count')
        return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
      }
      for await (const entry of git.log({})) {
        assert.equal(entry.subject, 'subject')
        let before = -1
        for (let tries = 0; (count() === 0 || before !== count()) && tries < 100; tries++) {
          before = count()
          await wait(100)
        }
        assert.equal(count(), before)
        assert.ok(before < 10_000)
        break
      }
    }))

  it('many streams leave no listener behind, and Node sees no leak', () =>
    temporaryRepository(async repository => {
      const warnings: string[] = []
      const hear = (warning: Error): void => {
        warnings.push(warning.message)
      }
      process.on('warning', hear)
      repository.commit('one\n')
      const git = await openedGit(repository.path)
      const { signal } = new AbortController()
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for await (const entry of git.log({}, signal)) assert.equal(entry.subject, 'one')
          await git.lookup('1234567', signal)
          await git.staged(signal)
        }),
      )
      assert.equal(getEventListeners(signal, 'abort').length, 0)
      await wait(1)
      process.off('warning', hear)
      assert.deepEqual(warnings, [])
    }))

  it('what git says before it fails is not lost, nor that it fails', () =>
    temporaryRepository(async ({ path, beside }) => {
      const complaints: string[] = []
      const script = `printf '${RECORD}'; echo 'fatal: enough' >&2; exit 128`
      const git = await openedGit(path, {
        binary: fakeGit(beside, 'log', script),
        log: detail => complaints.push(detail),
      })
      assert.equal((await wholeLog(git)).length, 1)
      assert.deepEqual(complaints, ['git log: fatal: enough'])
    }))

  it('a torn record is no commit', () =>
    temporaryRepository(async ({ path, beside }) => {
      const git = await openedGit(path, {
        binary: fakeGit(beside, 'log', String.raw`printf '1111\000\000A'`),
      })
      assert.deepEqual(await wholeLog(git), [])
      assert.deepEqual(await wholeLog(git, { lineCounts: true }), [])
    }))

  it('git may complain at any length', () =>
    temporaryRepository(async ({ path, beside }) => {
      const complaints: string[] = []
      const script = `yes warning | head -c 3000000 >&2; printf '${RECORD}'; exit 1`
      const git = await openedGit(path, {
        binary: fakeGit(beside, 'log', script),
        log: detail => complaints.push(detail),
      })
      assert.equal((await wholeLog(git)).length, 1)
      assert.ok((complaints[0]?.length ?? 0) < 100_000)
    }))

  it('an answer beyond the limit is none', () =>
    temporaryRepository(async ({ path, beside }) => {
      const complaints: string[] = []
      const program: GitProgram = {
        binary: fakeGit(beside, 'diff', 'exec yes'),
        directory: path,
        environment: () => ({ PATH: process.env['PATH'] ?? '' }),
        log: detail => complaints.push(detail),
      }
      assert.equal(await answerOf(program, ['diff'], { limit: 1_000_000 }), undefined)
      assert.deepEqual(complaints, ['git diff: the answer is longer than 1000000 bytes'])
      await gone(beside)
    }))

  it('arguments that no process can have are a failure like any other', async () => {
    const program: GitProgram = {
      binary: 'git',
      directory: '/',
      environment: () => ({}),
      log: () => undefined,
    }
    for (const argument of ['a\0b', 'x'.repeat(10_000_000)]) {
      await assert.rejects(async () => {
        for await (const chunk of streamGit(program, ['log', argument]))
          assert.fail(chunk.toString())
      }, /^Error: git log: /)
    }
  })
})

/** Waits until the process whose id a fake git left behind has ended. */
async function gone(folder: string): Promise<void> {
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await wait(20)
  }
  assert.fail('git still runs')
}
