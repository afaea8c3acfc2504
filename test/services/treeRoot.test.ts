import assert from 'node:assert/strict'
import { kernelSign, treeRoot } from '../../server/services/treeRoot'
import { memoryFiles } from '../support/memoryFiles'

const GIT = {
  '/k/.git/HEAD': 'ref: refs/heads/main\n',
  '/k/.git/objects/x': '',
  '/k/.git/config': '[core]\n\tbare = false\n',
}

describe('treeRoot', () => {
  it('is the nearest folder with .git', async () => {
    const files = memoryFiles({ ...GIT, '/k/drivers/net/foo.c': '', '/MAINTAINERS': 'F: x\n' })
    assert.deepEqual(await treeRoot(files, '/k/drivers/net'), {
      tree: '/k',
      gitDirectory: undefined,
    })
  })

  it('is the work tree of a file inside .git', async () => {
    assert.deepEqual(await treeRoot(memoryFiles(GIT), '/k/.git'), {
      tree: '/k',
      gitDirectory: '/k/.git',
    })
    const rebasing = memoryFiles({ ...GIT, '/k/.git/rebase-merge/message': '' })
    const found = await treeRoot(rebasing, '/k/.git/rebase-merge')
    assert.deepEqual(found, { tree: '/k', gitDirectory: '/k/.git' })
  })

  it('is the linked work tree of a file inside .git/worktrees', async () => {
    const files = memoryFiles({
      ...GIT,
      '/k/.git/worktrees/w/HEAD': 'ref: refs/heads/w\n',
      '/k/.git/worktrees/w/commondir': '../..\n',
      '/k/.git/worktrees/w/gitdir': '/elsewhere/w/.git\n',
      '/k/.git/worktrees/r/HEAD': 'ref: refs/heads/r\n',
      '/k/.git/worktrees/r/commondir': '../..\n',
      '/k/.git/worktrees/r/gitdir': '../../../../r/.git\n',
    })
    assert.equal((await treeRoot(files, '/k/.git/worktrees/w')).tree, '/elsewhere/w')
    assert.equal((await treeRoot(files, '/k/.git/worktrees/r')).tree, '/r')
  })

  it('is the submodule of a file inside .git/modules', async () => {
    const files = memoryFiles({
      ...GIT,
      '/k/.git/modules/a/b/HEAD': 'ref: refs/heads/main\n',
      '/k/.git/modules/a/b/objects/x': '',
      '/k/.git/modules/a/b/config': '[core]\n\tworktree = ../../../../sub/b\n',
    })
    assert.equal((await treeRoot(files, '/k/.git/modules/a/b')).tree, '/k/sub/b')
  })

  it('is nothing for a bare repository', async () => {
    const files = memoryFiles({ '/bare.git/HEAD': '', '/bare.git/objects/x': '' })
    assert.deepEqual(await treeRoot(files, '/bare.git'), {
      tree: undefined,
      gitDirectory: '/bare.git',
    })
  })

  it('without git is the folder with the scripts, or the outermost with MAINTAINERS', async () => {
    const scripts = memoryFiles({
      '/k/scripts/get_maintainer.pl': '',
      '/k/b/MAINTAINERS': 'F: b\n',
    })
    assert.equal((await treeRoot(scripts, '/k/b')).tree, '/k')
    const lists = memoryFiles({ '/k/MAINTAINERS': 'X\nF:\tb\n', '/k/b/MAINTAINERS': 'F: b\n' })
    assert.equal((await treeRoot(lists, '/k/b')).tree, '/k')
    assert.equal((await treeRoot(memoryFiles({ '/k/x': '' }), '/k')).tree, undefined)
  })

  it("says by what a tree works the kernel's way", async () => {
    const sign = (contents: Record<string, string>) => kernelSign(memoryFiles(contents), '/k')
    assert.equal(await sign({ '/k/scripts/get_maintainer.pl': '' }), 'scripts/get_maintainer.pl')
    assert.equal(await sign({ '/k/scripts/checkpatch.pl': '' }), 'scripts/checkpatch.pl')
    assert.equal(
      await sign({ '/k/MAINTAINERS': 'FOO\nM: A <a@b>\nF:\tfoo/\n' }),
      'a MAINTAINERS file with F: lines',
    )
    assert.equal(await sign({ '/k/MAINTAINERS': 'Ada <ada@example.org>\n' }), undefined)
    assert.equal(await sign({ '/k/README': 'F: x\n' }), undefined)
  })
})
