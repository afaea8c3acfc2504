import assert from 'node:assert/strict'
import { findings, placeOf, type PrintedFinding } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'

const PERIOD = 'subject-ends-with-period'
const THIS = 'body-this-patch'
const CASE = 'trailer-case'

/** The findings of some rules in one file, and what stands where they point in the bytes on disk. */
async function pointed(
  content: string | Uint8Array,
  ...rules: readonly string[]
): Promise<readonly { readonly finding: PrintedFinding; readonly raw: string }[]> {
  return temporaryFolder({ 'a.patch': content }, async cwd => {
    const { findings: found } = await findings([`--rule=${rules.join(',')}`, 'a.patch'], { cwd })
    const lines = Buffer.from(content).toString('latin1').split('\n')
    return found.map(finding => {
      const { line, column, endLine, endColumn } = finding
      assert.equal(line, endLine)
      return { finding, raw: (lines[line - 1] ?? '').slice(column - 1, endColumn - 1) }
    })
  })
}

const SIGNED = 'signed-off-by: Ada Author <ada@example.org>\n'

describe('command line: positions are those of the file on disk', function () {
  this.timeout(20_000)

  it('count from 1, in UTF-16 units, the end exclusive', () =>
    temporaryFolder({ message: 'foo: 😀ä\u0301 漢.\n\n' }, async cwd => {
      const { findings: found } = await findings([`--rule=${PERIOD}`, 'message'], { cwd })
      assert.deepEqual(found.map(placeOf), [`${PERIOD} 1:12-1:13`])
    }))

  it('count a byte order mark, which hurts nothing', () =>
    temporaryFolder(
      {
        message: '\ufefffoo: flush.\n',
        'a.patch': `\ufeff${patchText({ subject: 'foo: flush.' })}`,
      },
      async cwd => {
        const { findings: found } = await findings([`--rule=${PERIOD}`, 'message', 'a.patch'], {
          cwd,
        })
        assert.deepEqual(found.map(placeOf), [`${PERIOD} 1:12-1:13`, `${PERIOD} 4:20-4:21`])
      },
    ))

  it('in a mail with CRLF', async () => {
    const patch = patchText({ subject: '[PATCH] foo: flush.', body: `Text.\n\n${SIGNED}` })
    const [period, key] = await pointed(patch.replaceAll('\n', '\r\n'), PERIOD, CASE)
    assert.equal(period?.raw, '.')
    assert.equal(key?.raw, 'signed-off-by')
    assert.equal(key.finding.line, 8)
  })

  it('in quoted-printable, at the bytes that carry the text', async () => {
    const fields =
      'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: quoted-printable\n'
    const body = `=C3=A4=C3=B6 text that is =\ncontinued.  =54his patch =61dds a flag.\n\nsigned=2Doff-by: Ada =3Cada@example.org>\n`
    const found = await pointed(patchText({ fields, body }), THIS, CASE)
    assert.deepEqual(
      found.map(({ finding, raw }) => [finding.rule, finding.line, raw]),
      [
        [THIS, 9, '=54his patch =61dds'],
        [CASE, 11, 'signed=2Doff-by'],
      ],
    )
    assert.deepEqual(found[1]?.finding.fixes, [{ title: 'Change to Signed-off-by' }])
  })

  it('in an encoded word, at the bytes that carry the text', async () => {
    const subject = '=?UTF-8?q?=5BPATCH=5D_foo=3A_fl=C3=BCsh=2E?='
    const [found] = await pointed(patchText({ subject }), PERIOD)
    assert.equal(found?.raw, '=2E')
    assert.equal(found.finding.line, 4)
    assert.equal(found.finding.fixes.length, 1)
  })

  it('in a folded header', async () => {
    const subject = '[PATCH] foo: flush the bar\n at the exit.'
    const [found] = await pointed(patchText({ subject }), PERIOD)
    assert.deepEqual([found?.finding.line, found?.raw], [5, '.'])
  })

  it('in base64, at the line that carries the text, and without fixes', async () => {
    const fields = 'Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n'
    const text = `${'Words of the first paragraph.\n'.repeat(4)}\n${SIGNED}---\n foo.c | 0\n`
    const coded = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n')
    const mail = `From: Ada Author <ada@example.org>\nSubject: [PATCH] foo: flush\n${fields}\n${coded}\n`
    const [found] = await pointed(mail, CASE)
    // The key stands 121 bytes into the text: in the third line of base64, of 57 bytes each.
    assert.equal(found?.finding.line, 5 + 1 + Math.floor(121 / 57))
    assert.deepEqual(found.finding.fixes, [])
    assert.ok(Buffer.from(found.raw, 'base64').toString().includes('igned-off'))
  })

  it('behind bytes that are no UTF-8, each of which is one unit', () => {
    const patch = Buffer.from(patchText({ subject: '[PATCH] foo: flush \xff\xfe\xe4.' }), 'latin1')
    return pointed(patch, PERIOD).then(([found]) => {
      assert.equal(found?.raw, '.')
      assert.equal(found.finding.column, 32)
    })
  })

  it('in a mail in Latin-1', () => {
    const fields = 'Content-Type: text/plain; charset=ISO-8859-1\nContent-Transfer-Encoding: 8bit\n'
    const patch = patchText({ fields, body: `\xe4\xf6\xfc.  This patch adds a flag.\n\n${SIGNED}` })
    return pointed(Buffer.from(patch, 'latin1'), THIS, CASE).then(([first, second]) => {
      assert.equal(first?.raw, 'This patch adds')
      assert.equal(second?.raw, 'signed-off-by')
    })
  })

  it('in the third mail of an mbox', async () => {
    const bad = patchText({ subject: '[PATCH] foo: flush.' })
    const lines = patchText().split('\n').length - 1
    const [found] = await pointed(patchText() + patchText() + bad, PERIOD)
    assert.deepEqual([found?.finding.line, found?.raw], [2 * lines + 4, '.'])
    assert.equal(found?.finding.messageIndex, 2)
  })
})
