import assert from 'node:assert/strict'
import { beginRange, type RangeContext } from '../../server/cli/begunRange'
import type { LogEntry, LogQuery } from '../../server/host/git'
import type { State } from '../../server/model/state'

const { signal } = new AbortController()

function contextOf(state: State | undefined, gitComplaints: readonly string[] = []): RangeContext {
  return { options: { state }, world: { gitComplaints }, signal }
}

/** A git that knows two commits, of which one is published, and notes what it is asked. */
function inventedGit(complaints: string[] = []) {
  const asked: string[] = []
  let ended = false
  return {
    asked,
    hasEnded: () => ended,
    async *log({ range = '', limit }: LogQuery): AsyncGenerator<LogEntry> {
      asked.push(`log ${range} ${String(limit)}`)
      try {
        await Promise.resolve()
        complaints.push('git log: late')
        yield { hash: 'a' } as LogEntry
        yield { hash: 'b' } as LogEntry
      } finally {
        ended = true
      }
    },
    unpublished(range: string): Promise<ReadonlySet<string>> {
      asked.push(`unpublished ${range}`)
      return range.includes('bad')
        ? Promise.reject(new Error(range))
        : Promise.resolve(new Set('a'))
    },
  }
}

describe('a range that is begun', () => {
  it('is looked for before anybody reads it, and is whole', async () => {
    const git = inventedGit()
    const { log } = beginRange(git, 'x..y', contextOf(undefined))
    assert.deepEqual(git.asked, ['log x..y undefined', 'unpublished x..y'])
    const hashes: string[] = []
    for await (const { hash } of log) hashes.push(hash)
    assert.deepEqual(hashes, ['a', 'b'])
  })

  it('ends git where it is not read to its end', async () => {
    const git = inventedGit()
    const { log } = beginRange(git, 'x..y', contextOf('history'))
    for await (const { hash } of log) if (hash === 'a') break
    assert.ok(git.hasEnded())
  })

  it('tells what is published, of a single commit without what it comes from', async () => {
    for (const [range, asked] of [
      ['x..y', 'unpublished x..y'],
      ['HEAD', 'unpublished HEAD^!'],
      // Behind a search all is part of it.
      [':/HEAD', 'unpublished a^!'],
    ] as const) {
      const git = inventedGit()
      const { stateOf } = beginRange(git, range, contextOf(undefined))
      assert.equal(await stateOf('a'), 'outgoing', range)
      assert.equal(await stateOf('b'), 'history', range)
      assert.ok(git.asked.includes(asked), git.asked.join())
    }
  })

  it('asks nothing where the state is given, and fails where it is asked, not before', async () => {
    const git = inventedGit()
    const given = beginRange(git, 'x..y', contextOf('outgoing'))
    assert.equal(await given.stateOf('b'), 'outgoing')
    assert.deepEqual(git.asked, ['log x..y undefined'])
    const bad = beginRange(git, 'bad..y', contextOf(undefined))
    await new Promise(resolve => setImmediate(resolve))
    await assert.rejects(bad.stateOf('a'), /bad\.\.y/)
  })

  it('knows what git has complained of since', async () => {
    const complaints = ['of something else']
    const git = inventedGit(complaints)
    const range = beginRange(git, 'x..y', contextOf('history', complaints))
    assert.deepEqual(range.complaints(), [])
    await new Promise(resolve => setImmediate(resolve))
    assert.deepEqual(range.complaints(), ['git log: late'])
  })
})
