import assert from 'node:assert/strict'
import { kernelPatch } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository } from '../support/temporaryRepository'

const PATCH = patchText({
  subject: '[PATCH] foo: fix the bar',
  body: 'When the bar is closed twice, the machine crashes.\n\nSigned-off-by: Ada Author <ada@example.org>\n',
})

describe('command line: report', function () {
  this.timeout(20_000)

  it('says what the readers of a patch learn, within 80 columns', () =>
    temporaryFolder({ patch: PATCH }, async cwd => {
      const { status, out, err } = await kernelPatch(['report', 'patch'], { cwd })
      assert.deepEqual({ status, err }, { status: 0, err: '' })
      assert.ok(out.split('\n').every(line => line.length <= 80))
      assert.match(
        out,
        /^foo: fix the bar\npatch, a fix\n\nREADY TO SEND\?\n {2}\[x\] Form {10}Nothing/,
      )
      assert.match(
        out,
        /\n {2}\[x\] What triggers it\?\n {6}“When the bar is closed twice, the machine crashes.” \(line 6\)\n/,
      )
      assert.match(out, /\n {2}\[ \] Which commit brought it\?\n {6}Name the commit/)
      assert.match(out, /\n {3}- {2}Not asked: .*rules of stable/)
    }))

  it('shows no escape sequence of a stranger', () =>
    temporaryFolder({ patch: PATCH.replace('twice', 'tw\x1b[31mice') }, async cwd => {
      const { out } = await kernelPatch(['report', 'patch'], { cwd })
      assert.ok(!out.includes('\x1b'))
    }))

  it('takes for ready what the tree wants', () => {
    const faulty = PATCH.replace('fix the bar', 'fix the bar.')
    const config = JSON.stringify({ rules: { 'subject-ends-with-period': 'off' } })
    return temporaryFolder({ patch: faulty, '.kernel-patch.json': config }, async cwd => {
      const wording = async (args: readonly string[]): Promise<string | undefined> =>
        / {2}\[.\] Wording .*/.exec(
          (await kernelPatch(['report', ...args, 'patch'], { cwd })).out,
        )?.[0]
      assert.match((await wording(['--tree', '.'])) ?? '', /\[x\]/)
      assert.match((await wording([])) ?? '', /\[ \].*full stop/)
    })
  })

  it('gives one object a line for each message', () =>
    temporaryFolder({}, async cwd => {
      const { out } = await kernelPatch(['report', '--format=json', '-'], {
        cwd,
        input: PATCH + PATCH,
      })
      const reports = out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as PrintedReport)
      assert.deepEqual(
        reports.map(({ file, messageIndex, kind }) => [file, messageIndex, kind]),
        [
          ['-', 0, 'fix'],
          ['-', 1, 'fix'],
        ],
      )
      const hunter = reports[0]?.readers.find(({ reader }) => reader === 'hunter')
      const trigger = hunter?.questions.find(({ id }) => id === 'hunter-trigger')
      assert.deepEqual(
        [trigger?.state, trigger?.line, trigger?.column, trigger?.endColumn],
        ['answered', 6, 1, 51],
      )
    }))

  it('reports on a commit, with what git knows', () =>
    temporaryRepository(async repository => {
      const culprit = repository.commit('foo: cache the bar\n', { files: { 'foo.c': 'a\n' } })
      repository.git('tag', 'v1.0')
      const tag = `Fixes: ${culprit.slice(0, 12)} ("foo: cache the bar")`
      repository.commit(`foo: fix the bar\n\nIt crashes.\n\n${tag}\n`, {
        files: { 'foo.c': 'b\n' },
      })
      const { out } = await kernelPatch(['report', '--rev', 'HEAD'], { cwd: repository.path })
      assert.match(out, /Since v1\.0 \(Fixes: [0-9a-f]{12}\)\. \(line 5\)/)
      assert.match(out, /which touched foo\.c as well/)
    }))

  it('says what cannot be done', () =>
    temporaryFolder({}, async cwd => {
      for (const [args, sentence] of [
        [['report'], /^kernel-patch: Nothing to report on/],
        [['report', 'nowhere.patch'], /nowhere\.patch/],
        [['report', '--rev', 'HEAD'], /^kernel-patch: --rev HEAD: /],
        [['report', '--format=xml', '-'], /--format cannot be "xml"/],
      ] as const) {
        const { status, err } = await kernelPatch(args, { cwd })
        assert.equal(status, 2)
        assert.match(err, sentence)
      }
    }))
})

interface PrintedReport {
  readonly file: string
  readonly messageIndex: number
  readonly kind: string
  readonly readers: readonly {
    readonly reader: string
    readonly questions: readonly {
      readonly id: string
      readonly state: string
      readonly line?: number
      readonly column?: number
      readonly endColumn?: number
    }[]
  }[]
}
