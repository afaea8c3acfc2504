import assert from 'node:assert/strict'
import type { Git, LogQuery } from '../../server/host/git'
import type { Identity } from '../../server/model/identity'
import { SightingsMemory } from '../../server/services/sightingsMemory'
import { openedGit } from '../support/openedGit'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const ADA = { name: 'Ada Author', email: 'ada@example.org' }
const BO = { name: 'Bo Best', email: 'bo@example.org' }

/** Asks as the panel does, and gives the ranges of all logs of more than the tip. */
function memoryOf(git: Git) {
  const memory = new SightingsMemory()
  const ranges: string[] = []
  const log = (query: LogQuery, ...rest: [AbortSignal?, (() => void)?]) => {
    if (query.limit !== 1) ranges.push(query.range ?? 'all')
    return git.log(query, ...rest)
  }
  const people = (identity: Identity): Identity => identity
  return {
    ranges,
    ask: (mailmap = people) => memory.of({ ...git, log }, { root: '/tree', people: mailmap }),
  }
}

/** Commits by this author at a day of this year, all on the branch that is there. */
function commit(repository: TemporaryRepository, who: Identity, day: number): string {
  const seconds = Math.floor(Date.now() / 1000) - 366 * 86_400 + day * 86_400
  return repository.commit(`day ${day}\n`, {
    files: { 'a.c': `${day}\n` },
    author: `${who.name} <${who.email}>`,
    date: `${seconds} +0000`,
  })
}

describe('when people were last seen', () => {
  it('is read once while HEAD stays, and only from there on when it moves', () =>
    temporaryRepository(async repository => {
      const first = commit(repository, ADA, 1)
      const { ask, ranges } = memoryOf(await openedGit(repository.path))
      const before = await ask()
      assert.equal(await ask(), before)
      assert.deepEqual(ranges, ['all'])
      const second = commit(repository, BO, 2)
      const after = await ask()
      assert.deepEqual(ranges.slice(1), [`${second}..${first}`, `${first}..${second}`])
      assert.equal(before.seen(BO), undefined)
      assert.ok(after.seen(BO))
      assert.equal(after.seen(ADA), before.seen(ADA))
      assert.equal(after.commits, 2)
      assert.equal(after.from, before.from)
      assert.equal(after.to, after.seen(BO))
    }))

  it('still counts what was amended, and is read anew on a branch far away', () =>
    temporaryRepository(async repository => {
      const first = commit(repository, ADA, 1)
      for (let day = 2; day < 5; day++) commit(repository, BO, day)
      const { ask, ranges } = memoryOf(await openedGit(repository.path))
      await ask()
      repository.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'other')
      const amended = await ask()
      assert.ok(amended.seen(BO))
      assert.equal(ranges.length, 3)
      // More commits than anybody rebases.
      const feed = Array.from({ length: 300 }, (_, at) => {
        const when = Math.floor(Date.now() / 1000) - 1000 + at
        const who = `${BO.name} <${BO.email}> ${when} +0000`
        return `commit refs/heads/far\nauthor ${who}\ncommitter ${who}\ndata 2\nx\n\n`
      })
      repository.feed(feed.join(''), 'fast-import', '--quiet')
      repository.git('checkout', '--quiet', '--force', 'far')
      await ask()
      repository.git('checkout', '--quiet', '--force', first)
      const back = await ask()
      assert.equal(back.seen(BO), undefined)
      assert.equal(back.commits, 1)
      assert.equal(ranges.at(-1), 'all')
    }))

  it('is told anew under another .mailmap, without git', () =>
    temporaryRepository(async repository => {
      commit(repository, ADA, 1)
      const { ask, ranges } = memoryOf(await openedGit(repository.path))
      assert.equal((await ask()).seen(BO), undefined)
      assert.ok((await ask(() => BO)).seen(BO))
      assert.deepEqual(ranges, ['all'])
    }))

  it('is read anew where git cannot tell what came since', () =>
    temporaryRepository(async repository => {
      commit(repository, ADA, 1)
      const { ask, ranges } = memoryOf(await openedGit(repository.path))
      const tip = commit(repository, BO, 2)
      await ask()
      repository.git('reset', '--quiet', '--hard', 'HEAD^')
      repository.lose(tip)
      const found = await ask()
      assert.equal(found.seen(BO), undefined)
      assert.equal(ranges.at(-1), 'all')
    }))
})
