import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../../server/host/replaceFile'
import { temporaryFolder } from '../support/temporaryFolder'

const bytes = (text: string) => Buffer.from(text)

describe('replaceFile', () => {
  it('puts a whole file in the place of another, with its permissions', () =>
    temporaryFolder({ a: 'old' }, folder => {
      const path = join(folder, 'a')
      chmodSync(path, 0o751)
      assert.equal(replaceFile(path, bytes('old'), bytes('new')), undefined)
      assert.equal(readFileSync(path, 'utf8'), 'new')
      assert.equal(statSync(path).mode & 0o7777, 0o751)
      assert.deepEqual(readdirSync(folder), ['a'])
    }))

  it('goes where a link leads', () =>
    temporaryFolder({ 'real/a': 'old' }, folder => {
      symlinkSync('real/a', join(folder, 'link'))
      assert.equal(replaceFile(join(folder, 'link'), bytes('old'), bytes('new')), undefined)
      assert.equal(readFileSync(join(folder, 'real/a'), 'utf8'), 'new')
    }))

  it('leaves a file that somebody else has changed', () =>
    temporaryFolder({ a: 'theirs' }, folder => {
      const path = join(folder, 'a')
      assert.match(replaceFile(path, bytes('old'), bytes('new')) ?? '', /^has changed meanwhile/)
      assert.equal(readFileSync(path, 'utf8'), 'theirs')
    }))

  it('leaves what is no file, and says so', () =>
    temporaryFolder({}, folder => {
      mkdirSync(join(folder, 'd'))
      assert.match(replaceFile(join(folder, 'd'), bytes(''), bytes('x')) ?? '', /no ordinary file/)
      assert.match(replaceFile(join(folder, 'x'), bytes(''), bytes('x')) ?? '', /\(ENOENT\)/)
      assert.deepEqual(readdirSync(folder), ['d'])
    }))
})
