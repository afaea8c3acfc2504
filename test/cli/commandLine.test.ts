import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULES } from '../../server/rules'
import { PROFILES } from '../../server/rules/profiles'
import { COMMAND, kernelPatch } from '../support/kernelPatch'
import { repositoryRoot } from '../support/repositoryRoot'
import { temporaryFolder } from '../support/temporaryFolder'

const here = { cwd: repositoryRoot() }

describe('command line', function () {
  this.timeout(20_000)

  it('says what it can do', async () => {
    for (const args of [['--help'], ['-h'], ['help']]) {
      const { status, out, err } = await kernelPatch(args, here)
      assert.equal(status, 0)
      assert.match(
        out,
        /^ {2}check .*\n {2}maintainers .*\n {2}report .*\n {2}contributors .*\n {2}rules .*\n {2}profiles .*\n {2}lsp /m,
      )
      assert.equal(err, '')
    }
  })

  it('says what each command can do', async () => {
    for (const command of ['check', 'report', 'contributors', 'rules', 'profiles', 'lsp']) {
      const asked = await kernelPatch(['help', command], here)
      assert.match(asked.out, new RegExp(`^Usage: kernel-patch ${command} `))
      assert.deepEqual(await kernelPatch([command, '--help'], here), asked)
    }
  })

  it('says its version', async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(repositoryRoot(), 'package.json'), 'utf8'),
    )
    const { version } = manifest as { version: string }
    assert.equal((await kernelPatch(['--version'], here)).out, `kernel-patch ${version}\n`)
  })

  for (const [args, sentence] of [
    [
      [],
      'Name a command: check, maintainers, report, contributors, rules, profiles, lsp; or --help.',
    ],
    [['chekc'], 'There is no command chekc; did you mean check?'],
    [['--versoin'], 'There is no option --versoin; did you mean --version?'],
    [['help', 'rule'], 'There is no command rule; did you mean rules?'],
    [['mcp'], 'mcp is not there yet; a later version will have it.'],
    [['rules', '--formt=json'], 'There is no option --formt; did you mean --format?'],
    [['rules', '--format', 'xml'], '--format cannot be "xml"; it is one of text, json.'],
    [['rules', 'subject-lenght'], 'There is no rule subject-lenght; did you mean subject-length?'],
    [['profiles', 'nfs'], 'There is no profile nfs; did you mean nfsd?'],
    [['lsp'], 'lsp speaks over standard input and output only: kernel-patch lsp --stdio'],
    [['\x1b[31m'], 'There is no command ^[[31m.'],
  ] as const) {
    it(`refuses ${JSON.stringify(args)} in one line`, async () => {
      const expected = { status: 2, out: '', err: `kernel-patch: ${sentence}\n` }
      assert.deepEqual(await kernelPatch(args, here), expected)
    })
  }

  it('lists the rules for people', async () => {
    const { status, out } = await kernelPatch(['rules'], here)
    assert.equal(status, 0)
    for (const { id, why } of RULES) assert.ok(out.includes(`${id}: `) && out.includes(why), id)
    assert.match(
      out,
      /^subject-capitalisation: .*\n(?: .*\n)*? {2}severity: only in profiles that/m,
    )
  })

  it('shows the page of a rule, by its id or a type of checkpatch.pl', async () => {
    const page = readFileSync(join(repositoryRoot(), 'docs/rules/sign-off-missing.md'), 'utf8')
    for (const name of ['sign-off-missing', 'missing_sign_off']) {
      const { out } = await kernelPatch(['rules', name], here)
      assert.equal(out, page.replace(/^<!--.*-->\n\n/, ''))
    }
    const { out } = await kernelPatch(['rules', '--format=json', 'MISSING_SIGN_OFF'], here)
    assert.equal((JSON.parse(out) as unknown[]).length, 1)
  })

  it('lists the profiles, and shows one', async () => {
    const all = (await kernelPatch(['profiles'], here)).out
    for (const { id, source } of PROFILES)
      assert.ok(all.includes(`${id}: `) && all.includes(source), id)
    const { out } = await kernelPatch(['profiles', 'tip'], here)
    assert.match(out, /^## tip$/m)
    assert.match(out, /^\| `trailer-order` \| warning, tip: true \| /m)
    const json = await kernelPatch(['profiles', '--format=json'], here)
    const ids = (JSON.parse(json.out) as { id: string }[]).map(({ id }) => id)
    assert.deepEqual(
      ids,
      PROFILES.map(({ id }) => id),
    )
  })

  it('lists the rules as JSON', async () => {
    const { out } = await kernelPatch(['rules', '--format=json'], here)
    const rules = JSON.parse(out) as Record<string, unknown>[]
    assert.deepEqual(
      rules.map(({ id }) => id),
      RULES.map(({ id }) => id),
    )
    const rule = rules.find(({ id }) => id === 'sign-off-missing')
    assert.deepEqual(rule?.['states'], {
      draft: 'information',
      outgoing: 'error',
      incoming: 'error',
      history: 'off',
    })
    assert.deepEqual(rule['checkpatch'], ['MISSING_SIGN_OFF'])
    assert.equal(rule['fixable'], true)
    assert.match(String(rule['source']), /^https:\/\/docs\.kernel\.org\//)
    const { options } = rules.find(({ id }) => id === 'subject-length') ?? {}
    assert.equal((options as Record<string, { default: unknown }>)['limit']?.default, 75)
  })

  it('starts the language server', async () => {
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    })
    const child = spawn(process.execPath, [COMMAND, 'lsp', '--stdio'], { cwd: here.cwd })
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
    const [answer] = (await once(child.stdout, 'data')) as [Buffer]
    child.kill()
    assert.match(answer.toString(), /^Content-Length: \d+\r\n\r\n/)
    await once(child, 'close')
  })

  it('is quiet when nobody reads its output any more', async () => {
    const patches = Array.from(
      { length: 3000 },
      (_, number) => `From: A <a@x>\nSubject: foo ${number}.\n\n`,
    )
    const mbox = patches.map(patch => `From a@x Mon Sep 17 00:00:00 2001\n${patch}`).join('')
    await temporaryFolder({ mbox }, async cwd => {
      const child = spawn(process.execPath, [COMMAND, 'check', 'mbox'], { cwd })
      let err = ''
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
      child.stdout.once('data', () => child.stdout.destroy())
      const [status] = (await once(child, 'close')) as [number | null]
      assert.deepEqual({ status, err }, { status: 141, err: '' })
    })
  })

  it('loses nothing before a slow reader', async () => {
    const patch = 'From a@x Mon Sep 17 00:00:00 2001\nFrom: A <a@x>\nSubject: foo.\n\n'
    await temporaryFolder({ mbox: patch.repeat(2000) }, async cwd => {
      const child = spawn(
        process.execPath,
        [COMMAND, 'check', '--format=json', '--rule=subject-ends-with-period', 'mbox'],
        { cwd },
      )
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        child.stdout.pause()
        setTimeout(() => child.stdout.resume(), 5)
      })
      await once(child, 'close')
      assert.equal(out.split('\n').filter(Boolean).length, 2000)
    })
  })

  it('stops at once on Ctrl-C', async () => {
    const child = spawn(process.execPath, [COMMAND, 'check', '-'], { cwd: here.cwd })
    // More than a pipe holds: when it is gone, the command is reading, and waits for the rest.
    await new Promise(resolve => child.stdin.write('text '.repeat(100_000), resolve))
    const sent = Date.now()
    child.kill('SIGINT')
    const [status] = (await once(child, 'close')) as [number | null]
    assert.equal(status, 130)
    assert.ok(Date.now() - sent < 1000)
  })
})
