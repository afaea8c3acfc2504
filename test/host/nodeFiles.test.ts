import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles } from '../../server/host/nodeFiles'
import { skipAloud } from '../support/skipAloud'

describe('host/nodeFiles', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kernel-patch-files-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  async function textOf(path: string, limit?: number): Promise<string | undefined> {
    const { bytes } = await nodeFiles.read(path, limit)
    return bytes && Buffer.from(bytes).toString()
  }

  it('reads a file', async () => {
    writeFileSync(join(folder, 'a'), 'text\n')
    assert.equal(await textOf(join(folder, 'a')), 'text\n')
  })

  it('reads an empty file, and one of many blocks', async () => {
    writeFileSync(join(folder, 'empty'), '')
    assert.equal(await textOf(join(folder, 'empty')), '')
    const long = 'x'.repeat(1_000_001)
    writeFileSync(join(folder, 'long'), long)
    assert.equal(await textOf(join(folder, 'long')), long)
  })

  it('reads a file that claims to be empty', async function () {
    if (process.platform !== 'linux')
      skipAloud(this, 'a file that claims to be empty: only Linux has /proc')
    assert.match((await textOf('/proc/self/status')) ?? '', /^Name:/)
  })

  it('reads through a symbolic link', async () => {
    writeFileSync(join(folder, 'a'), 'text')
    symlinkSync('a', join(folder, 'link'))
    assert.equal(await textOf(join(folder, 'link')), 'text')
  })

  it('says that a file is missing', async () => {
    const path = join(folder, 'none')
    assert.deepEqual(await nodeFiles.read(path), {
      error: `${path} does not exist.`,
      missing: true,
    })
    writeFileSync(join(folder, 'a'), '')
    assert.equal(
      (await nodeFiles.read(join(folder, 'a', 'b'))).error,
      `${join(folder, 'a', 'b')} does not exist.`,
    )
  })

  it('reads up to the limit and not beyond', async () => {
    const path = join(folder, 'a')
    writeFileSync(path, '12345')
    assert.equal(await textOf(path, 5), '12345')
    assert.deepEqual(await nodeFiles.read(path, 4), {
      error: `${path} is larger than 4 bytes and was not read.`,
      missing: false,
    })
  })

  it('counts what it reads where the size says nothing', async function () {
    if (process.platform !== 'linux') skipAloud(this, 'a file without a size: only Linux has /proc')
    assert.match(
      (await nodeFiles.read('/proc/self/status', 10)).error ?? '',
      /is larger than 10 bytes/,
    )
  })

  it('says that a folder is none', async () => {
    assert.equal((await nodeFiles.read(folder)).error, `${folder} is a folder, not a file.`)
  })

  it('does not wait for a pipe and reads no device', async function () {
    if (process.platform === 'win32')
      skipAloud(this, 'pipes and devices: this system has none in folders')
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    assert.equal((await nodeFiles.read(pipe)).error, `${pipe} is no ordinary file.`)
    symlinkSync('/dev/zero', join(folder, 'zero'))
    assert.match((await nodeFiles.read(join(folder, 'zero'))).error ?? '', /is no ordinary file/)
    assert.equal(await nodeFiles.kind(pipe), undefined)
  })

  it('says what else is wrong', async () => {
    symlinkSync('loop', join(folder, 'loop'))
    assert.match((await nodeFiles.read(join(folder, 'loop'))).error ?? '', /leads to itself/)
    assert.match((await nodeFiles.read('a\0b')).error ?? '', /a name that no file can have/)
    assert.match(
      (await nodeFiles.read(join(folder, 'n'.repeat(3000)))).error ?? '',
      /too long a name/,
    )
  })

  it('tells files and folders', async () => {
    writeFileSync(join(folder, 'a'), '')
    assert.equal(await nodeFiles.kind(join(folder, 'a')), 'file')
    assert.equal(await nodeFiles.kind(folder), 'directory')
    assert.equal(await nodeFiles.kind(join(folder, 'none')), undefined)
    assert.equal(await nodeFiles.kind('a\0b'), undefined)
  })

  it('lists a folder in order', async () => {
    for (const name of ['b', 'a', 'ä', 'B', '.c']) writeFileSync(join(folder, name), '')
    mkdirSync(join(folder, 'd'))
    assert.deepEqual(await nodeFiles.list(folder), ['.c', 'B', 'a', 'b', 'd', 'ä'])
    assert.deepEqual(await nodeFiles.list(join(folder, 'none')), [])
    assert.deepEqual(await nodeFiles.list(join(folder, 'a')), [])
  })

  it('reads a file whose name is no UTF-8 by the name that the list gives', async function () {
    if (process.platform !== 'linux')
      skipAloud(this, 'a name that is no UTF-8: only Linux allows it')
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xe9])]), 'text')
    const [name = ''] = await nodeFiles.list(folder)
    assert.equal(name, 'f\udce9')
    assert.equal(await textOf(join(folder, name)), 'text')
    assert.equal(await nodeFiles.kind(join(folder, name)), 'file')
  })
})
