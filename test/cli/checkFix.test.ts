import assert from 'node:assert/strict'
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import { kernelPatch } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { skipAloud } from '../support/skipAloud'
import { temporaryFolder } from '../support/temporaryFolder'

const FAULTY = patchText({ subject: '[PATCH] foo: flush the bar.' })
const REPAIRED = patchText({ subject: '[PATCH] foo: flush the bar' })

describe('command line: --fix', function () {
  this.timeout(20_000)

  it('repairs files in place and says what it did', () =>
    temporaryFolder({ 'a.patch': FAULTY, 'b.patch': REPAIRED }, async cwd => {
      chmodSync(join(cwd, 'a.patch'), 0o640)
      const past = new Date(2020, 1, 1)
      utimesSync(join(cwd, 'b.patch'), past, past)
      assert.deepEqual(await kernelPatch(['check', '--fix', 'a.patch', 'b.patch'], { cwd }), {
        status: 0,
        out: 'No findings in 2 messages\n',
        err: 'kernel-patch: a.patch: fixed subject-ends-with-period.\n',
      })
      assert.equal(read(cwd, 'a.patch'), REPAIRED)
      assert.equal(statSync(join(cwd, 'a.patch')).mode & 0o777, 0o640)
      assert.deepEqual(statSync(join(cwd, 'b.patch')).mtime, past)
      assert.deepEqual(readdirSync(cwd), ['a.patch', 'b.patch'])
    }))

  it('reports what remains, and ends by that', () => {
    const unsigned = patchText({ subject: '[PATCH] foo: flush the bar.', body: 'It is stale.\n' })
    return temporaryFolder({ 'a.patch': unsigned }, async cwd => {
      const { status, out } = await kernelPatch(['check', '--fix', '--format=terse', 'a.patch'], {
        cwd,
      })
      assert.equal(status, 1)
      assert.match(out, /^a\.patch:6: ERROR:sign-off-missing: .*\n$/)
      assert.equal(read(cwd, 'a.patch'), unsigned.replace('bar.\n', 'bar\n'))
    })
  })

  it('repairs standard input to standard output', async () => {
    const repaired = await kernelPatch(['check', '--fix', '-'], { cwd: '/', input: FAULTY })
    assert.deepEqual(repaired, {
      status: 0,
      out: REPAIRED,
      err: 'kernel-patch: -: fixed subject-ends-with-period.\nNo findings in 1 message\n',
    })
    const clean = await kernelPatch(['check', '--fix', '-q', '-'], { cwd: '/', input: REPAIRED })
    assert.deepEqual(clean, { status: 0, out: REPAIRED, err: '' })
  })

  it('keeps every other byte: line ends, byte order mark, and what is no UTF-8', () => {
    const bytes = (subject: string) =>
      Buffer.concat([
        Buffer.from([0xef, 0xbb, 0xbf]),
        Buffer.from(`${subject}\r\n\r\nM`, 'latin1'),
        Buffer.from([0xfc, 0xff]),
        Buffer.from('ller\r\n\r\nSigned-off-by: A <a@example.org>', 'latin1'),
      ])
    return temporaryFolder({ note: bytes('foo: flush it.') }, async cwd => {
      await kernelPatch(['check', '--fix', 'note'], { cwd })
      assert.deepEqual(readFileSync(join(cwd, 'note')), bytes('foo: flush it'))
    })
  })

  it('repairs each mail of an mbox and each patch of a directory', () =>
    temporaryFolder(
      { mbox: FAULTY + FAULTY, 's/1.patch': FAULTY, 's/2.patch': FAULTY },
      async cwd => {
        const { err } = await kernelPatch(['check', '--fix', 'mbox', 's'], { cwd })
        assert.equal(
          err,
          [
            'mbox: fixed subject-ends-with-period (2).',
            's/1.patch: fixed subject-ends-with-period.',
            's/2.patch: fixed subject-ends-with-period.',
          ]
            .map(line => `kernel-patch: ${line}\n`)
            .join(''),
        )
        assert.equal(read(cwd, 'mbox'), REPAIRED + REPAIRED)
        assert.equal(read(cwd, 's/2.patch'), REPAIRED)
      },
    ))

  it('makes no choice for the author', () => {
    const message = 'foo: flush the bar\n\nIt is stale.\n'
    return temporaryFolder({ COMMIT_EDITMSG: message }, async cwd => {
      await kernelPatch(['check', '--fix', '--state=outgoing', 'COMMIT_EDITMSG'], { cwd })
      assert.equal(read(cwd, 'COMMIT_EDITMSG'), message)
    })
  })

  it('repairs by the rules that were asked for', () =>
    temporaryFolder({ 'a.patch': FAULTY }, async cwd => {
      await kernelPatch(['check', '--fix', '--rule=trailer-case', 'a.patch'], { cwd })
      assert.equal(read(cwd, 'a.patch'), FAULTY)
    }))

  it('changes the file that a symbolic link leads to', () =>
    temporaryFolder({ 'real/a.patch': FAULTY }, async cwd => {
      symlinkSync('real/a.patch', join(cwd, 'link'))
      await kernelPatch(['check', '--fix', 'link'], { cwd })
      assert.ok(lstatSync(join(cwd, 'link')).isSymbolicLink())
      assert.equal(read(cwd, 'real/a.patch'), REPAIRED)
    }))

  it('follows no link out of a directory', () =>
    temporaryFolder({ 'elsewhere/a.patch': FAULTY, 's/1.patch': FAULTY }, async cwd => {
      symlinkSync('../elsewhere/a.patch', join(cwd, 's/2.patch'))
      symlinkSync('1.patch', join(cwd, 's/3.patch'))
      const { status, err } = await kernelPatch(['check', '--fix', 's'], { cwd })
      assert.equal(status, 2)
      assert.match(
        err,
        /^kernel-patch: s\/2\.patch is a link to another place, and the file there stays as it is\.$/m,
      )
      assert.equal(read(cwd, 'elsewhere/a.patch'), FAULTY)
      assert.equal(read(cwd, 's/1.patch'), REPAIRED)
    }))

  it('leaves alone what must not be written, and says so', function () {
    if (process.getuid?.() === 0) skipAloud(this, 'root may write everything')
    return temporaryFolder({ 'a.patch': FAULTY }, async cwd => {
      chmodSync(join(cwd, 'a.patch'), 0o444)
      const { status, err } = await kernelPatch(['check', '--fix', 'a.patch'], { cwd })
      assert.equal(status, 2)
      assert.match(
        err,
        /^kernel-patch: a\.patch cannot be written \(EACCES\) and stays as it is\.\n/,
      )
      assert.equal(read(cwd, 'a.patch'), FAULTY)
      assert.deepEqual(readdirSync(cwd), ['a.patch'])
    })
  })
})

function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}
