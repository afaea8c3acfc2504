import assert from 'node:assert/strict'
import { gitOperation } from '../../server/services/gitOperation'
import { Slice } from '../../server/text/slice'
import { memoryFiles } from '../support/memoryFiles'

const ID = '5c0ffee15900d0123456789abcdef0123456789a'
const OTHER = 'feedbeef5900d0123456789abcdef0123456789a'

describe('what git is in the middle of', () => {
  it('is an ordinary commit where nothing says otherwise', async () => {
    assert.deepEqual(await operation({}), ['commit', undefined])
    // Older versions of git leave this behind when a rebase has ended.
    assert.deepEqual(await operation({ REBASE_HEAD: `${ID}\n` }), ['commit', undefined])
  })

  it('is amending where the template shows a date', async () => {
    assert.deepEqual(await operation({}, true), ['amend', undefined])
  })

  it('is a merge', async () => {
    assert.deepEqual(await operation({ MERGE_HEAD: `${ID}\n` }), ['merge', undefined])
  })

  it('is the commit that is picked, though the template shows its date', async () => {
    const picking = { CHERRY_PICK_HEAD: `${ID}\n` }
    assert.deepEqual(await operation(picking, true), ['commit', ID])
    assert.deepEqual(await operation(picking, false), ['commit', ID])
  })

  it('is the commit at which a rebase has stopped', async () => {
    const stopped = { 'rebase-merge/stopped-sha': `${ID}\n`, 'rebase-merge/done': `pick ${ID} x\n` }
    assert.deepEqual(await operation(stopped), ['commit', ID])
    assert.deepEqual(await operation({ 'rebase-apply/original-commit': ID }), ['commit', ID])
  })

  it('is what a rebase is to reword, and of a squash nothing but HEAD', async () => {
    const done = (last: string) => ({ 'rebase-merge/done': `pick ${OTHER} x\n${last}\n` })
    assert.deepEqual(await operation(done(`reword ${ID} foo`), true), ['amend', ID])
    assert.deepEqual(await operation(done(`r ${ID} # foo`), true), ['amend', ID])
    assert.deepEqual(await operation(done(`squash ${ID} foo`), true), ['amend', undefined])
    assert.deepEqual(await operation(done(`reword ${ID} a\npick ${OTHER} b`), true), [
      'amend',
      undefined,
    ])
  })

  it('is a commit of its own where a rebase has stopped for editing and nothing is amended', async () => {
    const editing = { 'rebase-merge/stopped-sha': `${ID}\n`, 'rebase-merge/amend': `${ID}\n` }
    assert.deepEqual(await operation(editing), ['commit', undefined])
    assert.deepEqual(await operation(editing, true), ['amend', ID])
  })

  it('goes with the index that will be committed, if a template lists what is in it', async () => {
    const index = async (files: Readonly<Record<string, string>>, paths: readonly string[]) =>
      (await gitOperation(inDirectory(files), '/.git', template(false, paths))).index
    const all = { 'index.lock': '', index: '' }
    assert.equal(await index(all, ['foo']), 'index.lock')
    assert.equal(await index({ ...all, 'next-index-12.lock': '' }, ['foo']), 'next-index-12.lock')
    assert.equal(await index({ index: '' }, ['foo']), undefined)
    assert.equal(await index(all, []), undefined)
    assert.equal((await gitOperation(inDirectory(all), '/.git', undefined)).index, undefined)
  })
})

async function operation(files: Readonly<Record<string, string>>, dated = false) {
  const { is, source } = await gitOperation(inDirectory(files), '/.git', template(dated))
  return [is, source]
}

function inDirectory(files: Readonly<Record<string, string>>) {
  const contents = Object.entries(files).map(([name, text]) => [`/.git/${name}`, text] as const)
  return memoryFiles({ '/.git/HEAD': '', ...Object.fromEntries(contents) })
}

function template(dated: boolean, paths: readonly string[] = []) {
  const changes = paths.map(path => ({ what: 'modified', path: Slice.of(path) }))
  return { dated, changes }
}
