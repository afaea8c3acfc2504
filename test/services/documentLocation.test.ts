import assert from 'node:assert/strict'
import { URI } from 'vscode-uri'
import { locate, pathOf, uriOf } from '../../server/services/documentLocation'

describe('documentLocation', () => {
  it('reads paths of files', () => {
    assert.equal(pathOf('file:///home/a%20b/%C3%A4%2B%23.patch'), '/home/a b/ä+#.patch')
    assert.equal(pathOf('file:///c%3A/linux/x'), 'c:/linux/x')
    assert.equal(pathOf('file://server/share/x'), '//server/share/x')
    assert.equal(pathOf('untitled:Untitled-1'), undefined)
  })

  it('writes what it reads', () => {
    for (const path of ['/home/a b/ä+#?.patch', '/a%20b', '/'])
      assert.equal(pathOf(uriOf(path)), path)
  })

  it('finds the repository of the Source Control box in its doubly encoded query', () => {
    const root = URI.file('/home/a b/c++ & 100%/linux')
    const query = `rootUri=${encodeURIComponent(root.toString())}`
    const box = URI.from({ scheme: 'vscode-scm', authority: 'git', path: '/scm0/input', query })
    assert.match(box.toString(), /rootUri%3Dfile%253A/)
    assert.deepEqual(locate(box.toString()), {
      in: 'box',
      repository: '/home/a b/c++ & 100%/linux',
    })
  })

  it('knows boxes that do not say where they belong', () => {
    assert.deepEqual(locate('vscode-scm:git/scm0/input'), { in: 'box', repository: undefined })
  })

  it('leaves other schemes and what is no URI alone', () => {
    for (const uri of ['git:/a/COMMIT_EDITMSG?x', 'output:x', '', ':', 'not a uri', '//']) {
      assert.equal(pathOf(uri), undefined, uri)
    }
    assert.equal(locate('git:/a/COMMIT_EDITMSG'), undefined)
  })
})
