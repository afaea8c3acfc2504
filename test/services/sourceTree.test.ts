import assert from 'node:assert/strict'
import type { Git } from '../../server/host/git'
import { sourceTree } from '../../server/services/sourceTree'
import { memoryFiles } from '../support/memoryFiles'
import { memoryGit } from '../support/memoryGit'

const COMMITS = [
  { hash: 'b0', subject: 'foo: remove the old bar', paths: ['D old.c'] },
  { hash: 'a0', subject: 'foo: add the old bar', paths: ['A old.c', 'A new.c'] },
]

describe('the sources of a tree', () => {
  const treeOf = (git: Git) => sourceTree(memoryFiles({}), '/tree', () => Promise.resolve(git))

  it('know which paths there once were, unless part of the history is missing', async () => {
    const tree = treeOf(memoryGit({ commits: COMMITS }))
    assert.equal(await tree.hadPath('old.c'), true)
    assert.equal(await tree.hadPath('never.c'), false)
    const shallow = treeOf(memoryGit({ commits: COMMITS, incomplete: true }))
    assert.equal(await shallow.hadPath('never.c'), undefined)
  })

  it('read the history for a path once, also where the first who asked gave up', async () => {
    const git = memoryGit({ commits: COMMITS })
    let logs = 0
    const log: Git['log'] = query => {
      logs++
      return git.log(query)
    }
    const tree = treeOf({ ...git, log })
    const first = new AbortController()
    const overtaken = tree.hadPath('never.c', first.signal)
    first.abort()
    await assert.rejects(overtaken, { name: 'AbortError' })
    assert.equal(await tree.hadPath('never.c'), false)
    assert.equal(await tree.hadPath('never.c'), false)
    assert.equal(logs, 1)
  })

  it('ask again where git failed', async () => {
    const git = memoryGit({ commits: COMMITS })
    let failures = 1
    const tree = sourceTree(memoryFiles({}), '/tree', () =>
      failures-- > 0 ? Promise.reject(new Error('git is busy')) : Promise.resolve(git),
    )
    await assert.rejects(async () => tree.hadPath('never.c'), /busy/)
    assert.equal(await tree.hadPath('never.c'), false)
  })
})
