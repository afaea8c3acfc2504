import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { COMMAND } from '../support/kernelPatch'
import { skipAloud } from '../support/skipAloud'
import { temporaryRepository } from '../support/temporaryRepository'

const MAINTAINERS = `Maintainers List
----------------

FOO DRIVER
M:	Jane "J" Doe <jane@example.org>
M:	"Doe, John" <john@example.org>
R:	Zoë Größe <zoe@example.org>
L:	linux-foo@lists.example.org
L:	closed@lists.example.org (subscribers-only)
S:	Maintained
F:	drivers/foo/

THE REST
M:	Linus Torvalds <torvalds@linux-foundation.org>
L:	all@lists.example.org
S:	Buried alive in reporters
F:	*
F:	*/
`

/** Whom a posting is to reach: those in To from the one command, the others from the other. */
const TO = '--nogit --nogit-fallback --norolestats --nor --nol'
const CC = '--nogit --nogit-fallback --norolestats --nom'

describe('git send-email with kernel-patch maintainers', function () {
  this.timeout(60_000)

  it('addresses a patch to the people and lists of its sections', function () {
    return temporaryRepository(repository => {
      const { path } = repository
      repository.commit('foo: add it', {
        files: { MAINTAINERS, 'drivers/foo/foo.c': 'int foo;\n' },
      })
      repository.commit('foo: flush the bar\n\nIt can be stale.', {
        files: { 'drivers/foo/foo.c': 'int foo;\nint bar;\n' },
      })
      const git = (...args: string[]) => spawnSync('git', args, { cwd: path, encoding: 'utf8' })
      git('format-patch', '--quiet', '-1', '-o', 'my patches', 'HEAD')
      const { stdout, stderr } = git(
        ...['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'],
        ...['send-email', '--dry-run', '--confirm=never', '--from=ada@example.org'],
        ...['--suppress-cc=author', '--suppress-cc=self'],
        `--to-cmd=${command(TO)}`,
        `--cc-cmd=${command(CC)}`,
        join('my patches', '0001-foo-flush-the-bar.patch'),
      )
      if (/is not a git command|Can't locate /.test(stderr))
        skipAloud(this, 'git send-email: it is not installed (Debian: git-email)')
      const reached = [...stdout.matchAll(/^RCPT TO:<(.*)>$/gm)].map(([, email]) => email)
      assert.deepEqual(
        reached.filter(email => email !== 'ada@example.org').sort(),
        [
          'all@lists.example.org',
          'jane@example.org',
          'john@example.org',
          'linux-foo@lists.example.org',
          'zoe@example.org',
        ],
        stderr,
      )
      const header = /^To: ([^]*?)\nDate:/m.exec(stdout)?.[0] ?? ''
      assert.match(header, /^To: .*jane@example\.org>,\s+"?Doe, John"? <john@example\.org>\nCc: /)
      assert.match(header, /=\?UTF-8\?q\?Zo=C3=AB=20Gr=C3=B6=C3=9Fe\?= <zoe@example\.org>/)
    })
  })
})

/** A command line that git gives to a shell, with the name of the patch behind it. */
function command(options: string): string {
  return `"${process.execPath}" "${COMMAND}" maintainers ${options}`
}
