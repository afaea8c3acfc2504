import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decoded } from '../../server/cli/decodedPieces'
import { decodeLossless } from '../../server/text/bytes'
import { whileEditing } from '../support/editing'
import { findings, kernelPatch, placeOf } from '../support/kernelPatch'
import { CLEAN_MESSAGE, patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository } from '../support/temporaryRepository'

const PERIOD = '--rule=subject-ends-with-period'
const SIGN_OFF = '--rule=sign-off-missing'

describe('command line: what check takes', function () {
  this.timeout(20_000)

  it('a patch', () =>
    temporaryFolder({ 'a.patch': patchText({ subject: '[PATCH] foo: flush.' }) }, async cwd => {
      const { status, findings: found } = await findings(['a.patch'], { cwd })
      assert.deepEqual(found.map(placeOf), ['subject-ends-with-period 4:28-4:29'])
      assert.equal(status, 0)
    }))

  it('a clean patch', () =>
    temporaryFolder({ 'a.patch': patchText() }, async cwd => {
      assert.deepEqual(await kernelPatch(['check', 'a.patch'], { cwd }), {
        status: 0,
        out: 'No findings in 1 message\n',
        err: '',
      })
      for (const quiet of ['--quiet', '-q']) {
        assert.equal((await kernelPatch(['check', quiet, 'a.patch'], { cwd })).out, '')
      }
    }))

  it('an mbox, whose messages have numbers', () => {
    const mbox =
      patchText() +
      patchText({ subject: '[PATCH] foo: flush one.' }) +
      patchText({ subject: '[PATCH] foo: flush two.' })
    return temporaryFolder({ mbox }, async cwd => {
      const { findings: found } = await findings([PERIOD, 'mbox'], { cwd })
      assert.deepEqual(
        found.map(({ messageIndex, line }) => [messageIndex, line]),
        [
          [1, 26],
          [2, 48],
        ],
      )
    })
  })

  it('what the editor holds: comments and scissors are no message', () => {
    const message = `${CLEAN_MESSAGE.replace('exit', 'exit.')}# a comment line that is longer than any line of the text may be in the kernel
# ------------------------ >8 ------------------------
# Do not modify or remove the line above.
diff --git a/foo.c b/foo.c
--- a/foo.c
+++ b/foo.c
@@ -1 +1 @@
-int foo;
+int bar;
`
    return temporaryFolder({ COMMIT_EDITMSG: message, note: message }, async cwd => {
      for (const file of ['COMMIT_EDITMSG', 'note']) {
        const { findings: found } = await findings([file], { cwd })
        assert.deepEqual(found.map(placeOf), ['subject-ends-with-period 1:27-1:28'])
      }
    })
  })

  it('a patch whose message quotes a diff: the fault is named where it stands, and the sign-off below it counts', async () => {
    const quotes = [
      '--- a/foo.c\n+++ b/foo.c\n@@ -1 +1 @@\n-int foo;\n+int bar;\n',
      'diff --git a/foo.c b/foo.c\n',
    ]
    for (const quote of quotes) {
      const body = `This was the culprit:\n\n${quote}\nIt is undone.\n\nSigned-off-by: Ada Author <ada@example.org>\n`
      await temporaryFolder({ 'a.patch': patchText({ body }) }, async cwd => {
        const { findings: found } = await findings(
          ['--rule=body-diff-in-message', SIGN_OFF, 'a.patch'],
          { cwd },
        )
        assert.deepEqual(
          found.map(({ rule, line, severity }) => [rule, line, severity]),
          [['body-diff-in-message', 8, 'error']],
        )
      })
    }
  })

  it('a message with the comment character of the repository', () =>
    temporaryRepository(async repository => {
      repository.git('config', 'core.commentChar', ';')
      repository.write('message', `${CLEAN_MESSAGE}; ends in a period.\n`)
      repository.write(
        'other',
        `${CLEAN_MESSAGE}; x\n; ------------------------ >8 ------------------------\nx\n`,
      )
      for (const file of ['message', 'other']) {
        const { out } = await kernelPatch(['check', '--as=message', file], { cwd: repository.path })
        assert.equal(out, 'No findings in 1 message\n')
      }
    }))

  it('a message is a draft, a patch is outgoing, and --state overrules', () => {
    const message = 'foo: flush the bar\n\nIt can be stale by then.\n'
    const patch = patchText({ body: 'It can be stale by then.\n' })
    return temporaryFolder({ message, 'a.patch': patch }, async cwd => {
      const severity = async (...args: string[]) =>
        (await findings([SIGN_OFF, ...args], { cwd })).findings.map(finding => finding.severity)
      assert.deepEqual(await severity('message'), ['information'])
      assert.deepEqual(await severity('a.patch'), ['error'])
      assert.deepEqual(await severity('message', '--state=outgoing'), ['error'])
      assert.deepEqual(await severity('a.patch', '--state', 'draft'), ['information'])
      assert.deepEqual(await severity('a.patch', '--state', 'history'), [])
      assert.deepEqual(await severity('a.patch', '--as', 'message'), ['information'])
    })
  })

  it('an untouched draft', () => {
    const template = '\n\n# Please enter the commit message for your changes.\n'
    return temporaryFolder({ COMMIT_EDITMSG: template, empty: '' }, async cwd => {
      const { status, out } = await kernelPatch(['check', 'COMMIT_EDITMSG', 'empty'], { cwd })
      assert.deepEqual([status, out], [0, 'No findings in 2 messages\n'])
    })
  })

  it("the message of somebody else's commit while it is amended: history, once it is published", () =>
    temporaryRepository(async repository => {
      repository.git('config', 'user.name', 'Ada Author')
      repository.git('config', 'user.email', 'ada@example.org')
      const text = 'foo: flush the bar.\n\nIt is stale.\n'
      repository.commit(text, { author: 'Bob <bob@example.org>', files: { foo: '' } })
      const found = () =>
        whileEditing(repository, ['commit', '--amend'], async ({ path }) => {
          const { findings: all } = await findings([PERIOD, path], { cwd: repository.path })
          return all.map(placeOf)
        })
      assert.deepEqual(await found(), ['subject-ends-with-period 1:19-1:20'])
      repository.git('tag', 'v1')
      assert.deepEqual(await found(), [])
    }))

  it('standard input', async () => {
    const call = { cwd: '/', input: patchText({ subject: '[PATCH] foo: flush.' }) }
    const { findings: found } = await findings(['-'], call)
    assert.deepEqual(
      found.map(({ file, line }) => [file, line]),
      [['-', 4]],
    )
    const message = await findings([PERIOD, '-'], { cwd: '/', input: 'foo: flush.\n' })
    assert.equal(message.findings[0]?.rule, 'subject-ends-with-period')
  })

  it('standard input in which characters fall apart between two reads', async () => {
    const bytes = Buffer.concat([
      Buffer.from('ä漢😀\ufeff'),
      Buffer.from('c3e6bcf09f9861ff', 'hex'),
    ])
    async function* oneByOne(): AsyncGenerator<Uint8Array> {
      await Promise.resolve()
      for (let at = 0; at < bytes.length; at++) yield bytes.subarray(at, at + 1)
    }
    let text = ''
    for await (const piece of decoded(oneByOne())) text += piece
    assert.equal(text, decodeLossless(bytes).text)
  })

  it('several inputs, in their order', () => {
    const files = { b: 'foo: flush two.\n', a: 'foo: flush one.\n' }
    return temporaryFolder(files, async cwd => {
      const { findings: found } = await findings([PERIOD, 'b', '-', './a', join(cwd, 'b')], {
        cwd,
        input: 'foo: flush three.\n',
      })
      assert.deepEqual(
        found.map(({ file }) => file),
        ['b', '-', './a', join(cwd, 'b')],
      )
    })
  })

  it('the directory of a series, as git format-patch writes it', () =>
    temporaryRepository(async repository => {
      const text =
        '\n\nIt can be stale by then, and the next start reads it.\n\nSigned-off-by: Ada Author <ada@example.org>\n'
      repository.commit('foo: add the bar\n')
      repository.commit(`foo: flush the bar.${text}`, { files: { 'foo.c': '1\n' } })
      repository.commit(`foo: flush the baz${text}`, { files: { 'foo.c': '2\n' } })
      const series = ['--cover-letter', '-v2', '-o', 'outgoing', 'HEAD~2']
      repository.git('format-patch', '--quiet', ...series)
      repository.write('outgoing/README', 'foo: not a patch.\n')
      const call = { cwd: repository.path }
      const { findings: found } = await findings(
        [`${PERIOD},series-changes-missing`, 'outgoing/'],
        call,
      )
      const [cover] = found
      assert.equal(cover?.rule, 'series-changes-missing')
      assert.ok(found.some(({ file }) => file === 'outgoing/v2-0001-foo-flush-the-bar.patch'))
      assert.ok(found.every(({ messageIndex }) => messageIndex === 0))
      // What the cover letter says counts for all: only as one series can the patches see it.
      const path = join(repository.path, 'outgoing/v2-0000-cover-letter.patch')
      const letter = readFileSync(path, 'utf8')
      writeFileSync(
        path,
        letter.replace('*** BLURB HERE ***', 'Text.\n\nChanges in v2:\n- flush at exit as well\n'),
      )
      const after = await findings(['--rule=series-changes-missing', 'outgoing'], call)
      assert.deepEqual(after.findings, [])
      const alone = await kernelPatch(['check', 'outgoing'], call)
      assert.match(alone.out, / in 3 messages\n$/)
    }))

  it('a patch without a header, as quilt keeps it', () => {
    const patch = patchText().replace(
      /^From .*\nFrom:.*\nDate:.*\nSubject: \[PATCH\] (.*)\n/,
      '$1.\n',
    )
    return temporaryFolder({ 'fix.diff': patch }, async cwd => {
      const { findings: found } = await findings([PERIOD, 'fix.diff'], { cwd })
      assert.deepEqual(found.map(placeOf), ['subject-ends-with-period 1:27-1:28'])
    })
  })

  it('one mail of text that holds a line like the start of another', () => {
    const body =
      'From a@x Mon Sep 17 00:00:00 2001\nFrom: B <b@x>\nSubject: foo: flush two.\n\nText.\n'
    const mail = patchText({ subject: '[PATCH] foo: flush one.', body })
    return temporaryFolder({ mail }, async cwd => {
      const count = async (as: string) =>
        (await findings([PERIOD, '--as', as, 'mail'], { cwd })).findings.length
      assert.equal(await count('mbox'), 2)
      assert.equal(await count('patch'), 1)
    })
  })
})
