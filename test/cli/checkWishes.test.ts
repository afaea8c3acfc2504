import assert from 'node:assert/strict'
import { findings, kernelPatch } from '../support/kernelPatch'
import { patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'

const LONG = patchText({ subject: `[PATCH] foo: flush the ${'bar '.repeat(14)}at exit.` })

describe('command line: what is wanted', function () {
  this.timeout(20_000)

  it('by a profile that is named, else by the tree', () => {
    const tree = { MAINTAINERS: '', 'a.patch': LONG }
    return temporaryFolder(
      { ...tree, 'own/MAINTAINERS': '', 'own/.kernel-patch.json': '{"profile": "kvm-x86"}' },
      async cwd => {
        const ids = async (...args: readonly string[]) =>
          (await findings(args, { cwd })).findings.map(({ rule }) => rule)
        const both = ['subject-length', 'subject-ends-with-period']
        assert.deepEqual((await ids('a.patch')).sort(), [...both].sort())
        const asked = ['subject-capitalisation', 'subject-ends-with-period']
        assert.deepEqual(await ids('--profile=kvm-x86', 'a.patch'), asked)
        assert.deepEqual(await ids('--tree=own', 'a.patch'), asked)
        assert.deepEqual(
          (await ids('--tree=own', '--profile=default', 'a.patch')).sort(),
          [...both].sort(),
        )
      },
    )
  })

  it("by the project's file and .checkpatch.conf, in this order", () =>
    temporaryFolder(
      {
        MAINTAINERS: '',
        'a.patch': LONG,
        '.kernel-patch.json':
          '{"rules": {"subject-length": {"severity": "error", "limit": 50}, "subject-lenght": 5}}',
        '.checkpatch.conf': '--strict\n--ignore subject-length,subject-ends-with-period # why not',
      },
      async cwd => {
        const { status, err, findings: found } = await findings(['a.patch'], { cwd })
        assert.equal(
          err,
          'kernel-patch: .kernel-patch.json: There is no rule subject-lenght; did you mean subject-length?\n',
        )
        assert.equal(status, 1)
        assert.deepEqual(
          found.map(({ rule, severity }) => [rule, severity]),
          [['subject-length', 'error']],
        )
        // The command line has the last word.
        const ignoring = await findings(['--ignore=subject-length', 'a.patch'], { cwd })
        assert.deepEqual(ignoring.findings, [])
        const asking = await findings(['--rule=subject-ends-with-period', 'a.patch'], { cwd })
        assert.deepEqual(
          asking.findings.map(({ rule }) => rule),
          ['subject-ends-with-period'],
        )
      },
    ))

  it('by the .checkpatch.conf that checkpatch.pl would take', () =>
    temporaryFolder(
      {
        'tree/MAINTAINERS': '',
        'tree/a.patch': LONG,
        'home/.checkpatch.conf': '--types subject-length',
        'config/.checkpatch.conf': '--ignore=subject-length',
      },
      async folder => {
        const ids = async (environment: Record<string, string>) => {
          const call = { cwd: `${folder}/tree`, environment }
          return (await findings(['a.patch'], call)).findings.map(({ rule }) => rule)
        }
        const HOME = `${folder}/home`
        assert.deepEqual(await ids({ HOME }), ['subject-length'])
        assert.deepEqual(await ids({ HOME, CHECKPATCH_CONFIG_DIR: `${folder}/config` }), [
          'subject-ends-with-period',
        ])
      },
    ))

  it('says in the text who asked for a weight', () => {
    const line =
      'This is prose that goes on and on until it is far and away too long for the one line that it has.'
    const body = `${line}\n\nSigned-off-by: Ada Author <ada@example.org>\n`
    return temporaryFolder({ 'a.patch': patchText({ body }) }, async cwd => {
      const args = ['check', '--rule=body-line-too-long', 'a.patch']
      const asked = /^ {4}asked by netdev: https:\/\/github\.com\/\S+$/m
      const { out } = await kernelPatch([...args, '--profile=net'], { cwd })
      assert.match(out, /: hint: /)
      assert.match(out, asked)
      const usual = await kernelPatch(args, { cwd })
      assert.match(usual.out, /: warning: /)
      assert.doesNotMatch(usual.out, asked)
    })
  })

  it('tells how long the rules took', () =>
    temporaryFolder({ mbox: LONG + LONG }, async cwd => {
      const args = ['check', '--timing', '--format=terse', '--ignore=subject-length', 'mbox']
      const { err } = await kernelPatch(args, { cwd })
      const [head, ...rows] = err.trimEnd().split('\n')
      assert.match(head ?? '', /^rule +ms +calls +share$/)
      assert.ok(rows.length > 10)
      for (const row of rows) assert.match(row, /^[a-z-]+ +\d+\.\d +2 +\d+\.\d %$/)
      const times = rows.map(row => Number(row.split(/ +/)[1]))
      assert.deepEqual(
        times,
        [...times].sort((a, b) => b - a),
      )
      assert.ok(!rows.some(row => row.startsWith('subject-length ')))
    }))
})
