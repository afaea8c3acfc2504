import assert from 'node:assert/strict'
import { nameOf, parentOf, relativeTo, resolveFrom } from '../../server/services/absolutePath'

describe('absolutePath', () => {
  it('goes up to the top and no further', () => {
    assert.equal(parentOf('/a/b'), '/a')
    assert.equal(parentOf('/a'), '/')
    assert.equal(parentOf('/'), undefined)
    assert.equal(parentOf('C:/a'), 'C:/')
    assert.equal(parentOf('C:/'), undefined)
    assert.equal(parentOf('//server/share/a'), '//server/share')
  })

  it('ends for any path', () => {
    for (const path of ['', 'a', '//', '///', 'C:', '/a//b/']) {
      let at: string | undefined = path
      for (let step = 0; at !== undefined; step++) {
        assert.ok(step < 10, path)
        at = parentOf(at)
      }
    }
  })

  it('names the last part', () => {
    assert.equal(nameOf('/a/COMMIT_EDITMSG'), 'COMMIT_EDITMSG')
  })

  it('follows a relative path', () => {
    assert.equal(resolveFrom('/a/.git/modules/m', '../../../m'), '/a/m')
    assert.equal(resolveFrom('/a', './b/./c'), '/a/b/c')
    assert.equal(resolveFrom('/a', '../../../..'), '/')
    assert.equal(resolveFrom('/a', '/b'), '/b')
    assert.equal(resolveFrom('C:/a', 'D:\\b\\c'), 'D:/b/c')
    assert.equal(resolveFrom('/', 'b'), '/b')
  })

  it('tells what lies below a folder', () => {
    assert.equal(relativeTo('/a', '/a/b/c'), 'b/c')
    assert.equal(relativeTo('/a', '/a'), '')
    assert.equal(relativeTo('/a', '/ab'), undefined)
    assert.equal(relativeTo('/', '/ab'), 'ab')
  })
})
