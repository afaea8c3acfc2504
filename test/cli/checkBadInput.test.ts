import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { findings, kernelPatch } from '../support/kernelPatch'
import { CLEAN_MESSAGE, patchText } from '../support/patchTexts'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository } from '../support/temporaryRepository'
import { skipAloud } from '../support/skipAloud'

const UNSIGNED = patchText({ body: 'It can be stale by then.\n' })

/** What one failing call of check says, which must be one line on standard error and nothing else. */
async function complaint(cwd: string, ...args: readonly string[]): Promise<string> {
  const { status, out, err } = await kernelPatch(['check', '--format=terse', ...args], { cwd })
  assert.deepEqual([status, out], [2, ''])
  const [line = '', ...rest] = err.split('\n')
  assert.deepEqual(rest, [''])
  assert.ok(line.startsWith('kernel-patch: '), line)
  return line.slice('kernel-patch: '.length)
}

describe('command line: what check cannot do', function () {
  this.timeout(20_000)

  it('does not take what git show prints for a message', () =>
    temporaryRepository(async repository => {
      repository.commit('foo: flush it\n\nText.\n', { files: { 'foo.c': 'x\n' } })
      repository.write('printed', repository.git('show'))
      repository.write('log', repository.git('log', '--decorate'))
      for (const file of ['printed', 'log']) {
        assert.equal(
          await complaint(repository.path, file),
          `${file} is what git show or git log prints; take git format-patch --stdout, or check the commits with --rev.`,
        )
      }
    }))

  for (const [args, sentence] of [
    [
      [],
      'Nothing to check: name patches, a directory, - for standard input, or commits with --rev RANGE.',
    ],
    [['--frmat', 'json', 'a'], 'There is no option --frmat; did you mean --format?'],
    [['-x', 'a'], 'There is no option -x.'],
    [['--format=xml', 'a'], '--format cannot be "xml"; it is one of text, terse, json.'],
    [['--format', 'sarif', 'a'], '--format sarif is not there yet; a later version will have it.'],
    [['--format=b4', 'a'], '--format b4 is not there yet; a later version will have it.'],
    [
      ['--state=drafts', 'a'],
      '--state cannot be "drafts"; it is one of draft, outgoing, incoming, history.',
    ],
    [['--as=diff', 'a'], '--as cannot be "diff"; it is one of message, patch, mbox.'],
    [['--profile', 'nfs', 'a'], 'There is no profile nfs; did you mean nfsd?'],
    [
      ['--fix', '--rev', 'HEAD'],
      '--fix repairs files and standard input; commits stay as they are, so leave out --rev.',
    ],
    [['--timing=yes', 'a'], '--timing takes no value.'],
    [['a', '--rule'], '--rule needs a value.'],
    [['--tree=', 'a'], '--tree needs a value.'],
    [['--help=no'], '--help takes no value.'],
    [
      ['--rule', 'subject-lenght', 'a'],
      'There is no rule subject-lenght; did you mean subject-length?',
    ],
    [['--ignore', 'bad_sign_of', 'a'], 'There is no rule bad_sign_of; did you mean BAD_SIGN_OFF?'],
    [
      ['--ignore=subject-length,nonsense-beyond-help', 'a'],
      'There is no rule nonsense-beyond-help.',
    ],
    [['--tree', 'nowhere', 'a'], '--tree nowhere: there is no such directory.'],
    [['--no-tree', '--rev', 'HEAD'], '--rev needs a repository, and --no-tree asks for none.'],
    [['--no-tree', '--tree', '/', 'a'], '--tree and --no-tree exclude each other.'],
    [['-', '-'], 'Standard input (-) can be read only once.'],
    [[''], 'A file name cannot be empty.'],
  ] as const) {
    it(`refuses ${JSON.stringify(args)}`, () =>
      temporaryFolder({ a: 'foo: a\n' }, async cwd => {
        assert.equal(await complaint(cwd, ...args), sentence)
      }))
  }

  for (const [what, args, sentence] of [
    ['a file that is not there', ['nope'], 'nope does not exist.'],
    ['a file below a file', ['a/b'], 'a/b does not exist.'],
    ['a file that is not text', ['binary'], 'binary is no text: it holds NUL bytes.'],
    ['UTF-16', ['utf16.patch'], 'utf16.patch is no text: it holds NUL bytes.'],
    ['a device', ['/dev/zero'], '/dev/zero is no ordinary file.'],
    ['an empty patch', ['empty.patch'], 'empty.patch is empty.'],
    [
      'a directory without patches',
      ['folder'],
      'folder is a directory without patches (*.patch, *.eml).',
    ],
    ['a name that steers terminals', ['\x1b[2J'], '^[[2J does not exist.'],
  ] as const) {
    it(`says in one line that it is ${what}`, () => {
      const files = {
        a: 'foo: a\n',
        binary: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]),
        'utf16.patch': Buffer.from(`\ufeff${patchText()}`, 'utf16le'),
        'empty.patch': '',
        'folder/README': 'no patch\n',
      }
      return temporaryFolder(files, async cwd => {
        assert.equal(await complaint(cwd, ...args), sentence)
      })
    })
  }

  it('says in one line that a file may not be read', function () {
    if (process.getuid?.() === 0) {
      skipAloud(this, 'a file that may not be read, because to root everything is readable')
    }
    return temporaryFolder({ secret: 'foo: a\n' }, async cwd => {
      chmodSync(join(cwd, 'secret'), 0)
      assert.equal(await complaint(cwd, 'secret'), 'secret may not be read: permission is denied.')
    })
  })

  it('says in one line that a link leads to itself', () =>
    temporaryFolder({}, async cwd => {
      symlinkSync('loop', join(cwd, 'loop'))
      assert.equal(await complaint(cwd, 'loop'), 'loop is a symbolic link that leads to itself.')
    }))

  it('2 wins over 1, and what remains is still checked', () =>
    temporaryFolder(
      { 'a.patch': UNSIGNED, 'dir/1.patch': UNSIGNED, 'dir/2.patch': '' },
      async cwd => {
        const {
          status,
          err,
          findings: found,
        } = await findings(['--rule=sign-off-missing', 'nope', 'a.patch', 'dir', '-'], {
          cwd,
          input: UNSIGNED,
        })
        assert.equal(status, 2)
        assert.deepEqual(
          found.map(({ file }) => file),
          ['a.patch', 'dir/1.patch', '-'],
        )
        assert.equal(
          err,
          'kernel-patch: nope does not exist.\nkernel-patch: dir/2.patch is empty.\n',
        )
        const text = await kernelPatch(['check', 'nope', 'a.patch'], { cwd })
        assert.match(text.out, /\n1 error in 1 message; not everything could be checked\n$/)
      },
    ))

  it('takes an option that looks like one behind -- for a file', () =>
    temporaryFolder({ '--rule': 'foo: flush the bar.\n' }, async cwd => {
      const { findings: found } = await findings(
        ['--rule=subject-ends-with-period', '--', '--rule'],
        { cwd },
      )
      assert.deepEqual(
        found.map(({ file }) => file),
        ['--rule'],
      )
    }))

  it('takes rules by id and by type, repeated, with commas, in any case', () =>
    temporaryFolder(
      { 'a.patch': UNSIGNED.replace('It can', 'This patch fixes what can') },
      async cwd => {
        const rules = async (...args: string[]) =>
          (await findings([...args, 'a.patch'], { cwd })).findings.map(({ rule }) => rule)
        assert.deepEqual(await rules(), ['body-this-patch', 'sign-off-missing'])
        assert.deepEqual(await rules('--ignore', 'missing_sign_off'), ['body-this-patch'])
        assert.deepEqual(await rules('--ignore=MISSING_SIGN_OFF,body-this-patch'), [])
        assert.deepEqual(await rules('--ignore=body-this-patch', '--ignore=sign-off-missing'), [])
        assert.deepEqual(await rules('--rule', 'MISSING_SIGN_OFF'), ['sign-off-missing'])
        assert.deepEqual(await rules('--rule=sign-off-missing, body-this-patch'), [
          'body-this-patch',
          'sign-off-missing',
        ])
        assert.deepEqual(await rules('--rule=sign-off-missing', '--ignore=sign-off-missing'), [])
      },
    ))

  it('answers to a patch that was cut anywhere', () =>
    temporaryFolder({}, async cwd => {
      const patch = patchText({
        subject: '=?UTF-8?q?foo=3A_fl=C3=BCsh?=',
        fields: 'Content-Transfer-Encoding: base64\n',
      })
      const pieces = Array.from({ length: 40 }, (_, part) =>
        patch.slice(0, (patch.length * part) / 40),
      )
      for (const input of pieces.filter((_, part) => part % 8 === 0)) {
        const { status, err } = await kernelPatch(['check', '--format=json', '-'], { cwd, input })
        assert.ok(status === 0 || status === 1)
        // A cut can leave half a character.
        assert.match(err, /^(?:kernel-patch: -: the message holds bytes that are not UTF-8.*\n)?$/)
      }
    }))

  it('answers to 50 MB of one line within a second', () =>
    temporaryFolder({ line: Buffer.alloc(50_000_000, 'a') }, async cwd => {
      // Node itself takes its time on a machine with much else to do.
      const idle = await timed(() => kernelPatch(['--version'], { cwd }))
      const took = await timed(async () => {
        assert.equal(await complaint(cwd, 'line'), 'line is larger than 32 MiB and was not read.')
      })
      assert.ok(took < 1000 + 3 * idle, `${took} ms`)
    }))

  it('reads no more of standard input than it will check', async () => {
    const { status, err } = await kernelPatch(['check', '-'], {
      cwd: '/',
      input: Buffer.alloc(50_000_000, 'a'),
    })
    assert.equal(status, 2)
    assert.equal(err, 'kernel-patch: Standard input is larger than 32 MiB and was not read.\n')
  })

  it('says that a message is too long to be checked', () =>
    temporaryFolder({ long: `foo: a\n\n${'long '.repeat(300_000)}\n` }, async cwd => {
      assert.match(
        await complaint(cwd, 'long'),
        /^long: The message has more than \d+ characters and was not checked\.$/,
      )
    }))
})

describe('command line: check with less of a world', function () {
  this.timeout(20_000)

  it('without git', () =>
    temporaryRepository(async repository => {
      repository.write('message', CLEAN_MESSAGE.replace('exit', 'exit.'))
      const call = { cwd: repository.path, environment: { PATH: repository.beside } }
      const { status, err, findings: found } = await findings(['message'], call)
      assert.deepEqual(
        [status, err, found.map(({ rule }) => rule)],
        [0, '', ['subject-ends-with-period']],
      )
    }))

  it('without a tree: rules that need git know that they know nothing', () => {
    const message = CLEAN_MESSAGE.replace(
      '\nSigned',
      '\nFixes: 5c0ffee15900 ("foo: cache the bar")\nSigned',
    )
    return temporaryRepository(async repository => {
      repository.commit('foo: add it\n')
      repository.write('message', message)
      const rules = async (...args: string[]) =>
        (await findings([...args, 'message'], { cwd: repository.path })).findings.map(
          ({ rule }) => rule,
        )
      assert.deepEqual(await rules(), ['fixes-unknown'])
      assert.deepEqual(await rules('--no-tree'), [])
      assert.deepEqual(await rules('--notree'), [])
      assert.deepEqual(await rules('--tree', repository.beside), [])
    })
  })

  it('in a repository without a commit, and in a bare one', () =>
    temporaryRepository(async repository => {
      const bare = join(repository.beside, 'bare.git')
      repository.git('init', '--quiet', '--bare', bare)
      for (const cwd of [repository.path, bare, join(repository.path, '.git')]) {
        const { status, err } = await kernelPatch(['check', '-'], { cwd, input: patchText() })
        assert.deepEqual([status, err], [0, ''])
      }
    }))

  it('finds the tree: named, above, or the top of the repository', () => {
    const message = CLEAN_MESSAGE.replaceAll(
      'Ada Author <ada@example.org>',
      'Ada <ada@old.example>',
    )
    return temporaryRepository(async repository => {
      const { path, beside } = repository
      const mailmap = 'Ada Author <ada@example.org> <ada@old.example>\n'
      const checked = async (cwd: string, ...args: string[]) =>
        (
          await findings(['--rule=sign-off-author', ...args, '-'], {
            cwd,
            input: patchText({ body: message.slice(message.indexOf('\n\n') + 2) }),
          })
        ).findings.length
      mkdirSync(join(path, 'drivers/foo'), { recursive: true })
      assert.equal(await checked(path), 1, 'no .mailmap yet')
      repository.write('.mailmap', mailmap)
      assert.equal(await checked(join(path, 'drivers/foo')), 0, 'the top of the repository')
      repository.write('drivers/MAINTAINERS', 'FOO\nF: foo/\n')
      assert.equal(
        await checked(join(path, 'drivers/foo')),
        1,
        'a nearer MAINTAINERS, and no .mailmap beside it',
      )
      repository.write('drivers/.mailmap', mailmap)
      assert.equal(await checked(join(path, 'drivers/foo')), 0)
      assert.equal(await checked(beside), 1)
      assert.equal(await checked(beside, '--tree', path), 0)
      assert.equal(await checked(beside, `--tree=${path}/drivers`), 0)
    })
  })
})

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = Date.now()
  await run()
  return Date.now() - start
}
