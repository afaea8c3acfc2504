import assert from 'node:assert/strict'
import type { Files } from '../../server/host/files'
import type { Git } from '../../server/host/git'
import { Workspace } from '../../server/services/workspace'
import { workspaceOf } from '../support/checkedText'
import { memoryFiles } from '../support/memoryFiles'
import { memoryGit } from '../support/memoryGit'

const TWO_TREES = memoryFiles({
  '/linux/.git/HEAD': '',
  '/linux/scripts/checkpatch.pl': '',
  '/linux/Documentation/process/stable-kernel-rules.rst': '',
  '/linux/.mailmap': 'Ada Lovelace <ada@example.com> <ada@example.org>\n',
  '/u-boot/.git/HEAD': '',
  '/u-boot/MAINTAINERS': 'F: x\n',
  '/web/.git/HEAD': '',
  '/web/package.json': '{}',
})

describe('workspace', () => {
  it('knows the place of a file and what the tree is', async () => {
    const workspace = workspaceOf({ files: TWO_TREES })
    const linux = await workspace.placeOfFolder('/linux/drivers/net')
    assert.equal(linux.tree, '/linux')
    assert.equal(linux.kernelStyle, true)
    assert.equal(linux.reason, 'This tree has scripts/checkpatch.pl.')
    assert.equal((await linux.project()).linux, true)
    const people = await linux.people()
    const email = people({ name: 'x', email: 'ada@example.org' }).email
    assert.equal(email, 'ada@example.com')
    const web = await workspace.placeOfFolder('/web')
    assert.equal(web.kernelStyle, false)
    assert.match(web.reason, /neither scripts\/get_maintainer\.pl nor/)
  })

  it('gives a box the place of its repository', async () => {
    const workspace = workspaceOf({ files: TWO_TREES })
    const found = await workspace.placeOf(
      'vscode-scm:git/scm0/input?rootUri%3Dfile%253A%252F%252F%252Fu-boot',
    )
    assert.equal(found?.place.tree, '/u-boot')
  })

  it('gives a text outside any tree the one open kernel folder', async () => {
    const one = workspaceOf({ files: TWO_TREES, folders: ['/web', '/linux/drivers'] })
    assert.equal((await one.placeOf('file:///tmp/x/COMMIT_EDITMSG'))?.place.tree, '/linux')
    assert.equal((await one.placeOf('untitled:Untitled-1'))?.place.tree, '/linux')
    const two = workspaceOf({ files: TWO_TREES, folders: ['/u-boot', '/linux'] })
    const several = (await two.placeOf('file:///tmp/x/COMMIT_EDITMSG'))?.place
    assert.equal(several?.tree, undefined)
    assert.equal(several?.kernelStyle, true)
    assert.equal(await several.git(), undefined)
    const none = workspaceOf({ files: TWO_TREES, folders: ['/web'] })
    assert.equal((await none.placeOf('file:///tmp/x/COMMIT_EDITMSG'))?.place.kernelStyle, false)
  })

  it('does not give a text of another tree away', async () => {
    const workspace = workspaceOf({ files: TWO_TREES, folders: ['/linux'] })
    assert.equal((await workspace.placeOf('file:///web/x.patch'))?.place.kernelStyle, false)
  })

  it('looks at the disk once until it is told to forget', async () => {
    let looks = 0
    const files: Files = {
      ...TWO_TREES,
      kind: path => {
        looks++
        return TWO_TREES.kind(path)
      },
    }
    const workspace = workspaceOf({ files })
    await workspace.placeOfFolder('/linux')
    const first = looks
    await workspace.placeOfFolder('/linux')
    assert.equal(looks, first)
    workspace.forget()
    await workspace.placeOfFolder('/linux')
    assert.equal(looks, 2 * first)
  })

  it('starts no git to find out what a place is', async () => {
    const openGit = () => assert.fail('git was asked')
    const workspace = new Workspace({
      files: TWO_TREES,
      openGit,
      folders: () => ['/linux'],
      rules: [],
    })
    assert.equal((await workspace.placeOfFolder('/web')).kernelStyle, false)
    assert.equal((await workspace.placeOf('file:///linux/x.c'))?.place.kernelStyle, true)
  })

  it('asks git for a draft once until HEAD or the index moves', async () => {
    let asked = 0
    let version = 'one'
    const git: Git = {
      ...memoryGit(),
      version: () => Promise.resolve(version),
      identity: () => {
        asked++
        return Promise.resolve({ name: 'Ada', email: 'ada@example.org' })
      },
    }
    const place = await workspaceOf({ files: TWO_TREES, git }).placeOfFolder('/linux')
    await Promise.all([place.draft(), place.draft()])
    assert.equal(asked, 1)
    version = 'two'
    await place.draft()
    assert.equal(asked, 2)
  })
})
