import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { difference } from '../parity/differences'
import { draw } from '../parity/draw'
import { captured } from '../support/capturedWorld'
import { maintainersText, TREE_FILES } from '../support/maintainersFixture'
import { temporaryRepository } from '../support/temporaryRepository'
import { skipAloud } from '../support/skipAloud'

/** A Linux tree with its own get_maintainer.pl; without one these tests have nothing to compare with. */
const TREE = process.env['KERNEL_TREE'] ?? ''
const SCRIPT = join(TREE, 'scripts/get_maintainer.pl')
/** Perl's hash seeds: where sections tie, the script's answer depends on them, and any of its answers is right. */
const SEEDS = ['0', '5bd1e995c0ffee15', 'a5a5deadbeef0123', '1234567890abcdef', 'fedcba0987654321']

function script(cwd: string, args: readonly string[], seed: string): string {
  const env = { ...process.env, PERL_HASH_SEED: seed, PERL_PERTURB_KEYS: seed === '0' ? '0' : '2' }
  const { stdout } = spawnSync('perl', [SCRIPT, ...args], {
    cwd,
    env: { ...env, HOME: cwd },
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  })
  return stdout
}

async function assertSame(
  tree: string,
  args: readonly string[],
  forScript: readonly string[] = [],
): Promise<void> {
  const { out } = await captured(['maintainers', '--tree', tree, ...args], {
    cwd: tree,
    home: tree,
  })
  const first = script(tree, [...forScript, ...args], SEEDS[0] ?? '0')
  const same = SEEDS.some(
    (seed, at) => !difference(at === 0 ? first : script(tree, [...forScript, ...args], seed), out),
  )
  assert.ok(same, `${args.join(' ')}\nscript:\n${first}ours:\n${out}`)
}

describe('kernel-patch maintainers beside get_maintainer.pl', function () {
  this.timeout(120_000)

  before(function () {
    const hasPerl = spawnSync('perl', ['-v']).status === 0
    if (hasPerl && TREE !== '' && existsSync(SCRIPT)) return
    const missing = hasPerl
      ? 'KERNEL_TREE names no Linux tree with scripts/get_maintainer.pl'
      : 'there is no perl'
    skipAloud(this, `the comparison with get_maintainer.pl, because ${missing}`)
  })

  it('answers the same for files of Linux', async () => {
    const files = execFileSync('git', ['ls-files', '-z'], {
      cwd: TREE,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    for (const file of draw(files.split('\0').filter(Boolean), 10, 7)) {
      await assertSame(TREE, ['--nogit', '--nogit-fallback', '-f', file])
    }
  })

  it('answers the same for an invented tree, with its history', async () => {
    await temporaryRepository(async repository => {
      const { path } = repository
      const day = (days: number) => `${Math.floor(Date.now() / 1000) - days * 86_400} +0000`
      const files = Object.fromEntries(TREE_FILES.map(each => [each, 'one\ntwo\nthree\n']))
      const mailmap =
        'Eva Neu <eva@new.example> <eva@example.org>\nHal <hal@example.org> Old Hal <old@example.org>\n'
      repository.commit('start\n', {
        files: { ...files, MAINTAINERS: maintainersText(), '.mailmap': mailmap },
        date: day(900),
      })
      const change = (
        subject: string,
        content: string,
        author: string,
        trailers: readonly string[],
        days: number,
      ) =>
        repository.commit(`${subject}\n\nText: with a colon.\n\n${trailers.join('\n')}\n`, {
          files: { 'core/Kconfig': content, 'net/other.c': content },
          author,
          date: day(days),
        })
      change(
        'long ago',
        '1\n',
        'Too Old <old@example.com>',
        ['Signed-off-by: Too Old <old@example.com>'],
        500,
      )
      change(
        'core: first',
        '1\n2\n',
        'Old Hal <old@example.org>',
        ['Signed-off-by: Old Hal <old@example.org>', 'Acked-by: Eva <eva@example.org>'],
        90,
      )
      const fixed = change(
        'core: second',
        '1\n2\n3\n4\n',
        'Ida I. <ida@example.org>',
        ['  Signed-off-by: Ida I. <ida@example.org>', 'Reviewed-by: Zoë <zoe@example.org> # ok'],
        60,
      )
      change(
        'core: third',
        '2\n4\n5\n',
        'Zoë <zoe@example.org>',
        [
          'Signed-off-by: Linus Torvalds <torvalds@linux-foundation.org>',
          'Tested-by: None <none@example.org>',
        ],
        30,
      )
      repository.git('mv', 'net/other.c', 'net/moved.c')
      repository.commit('net: move\n\nSigned-off-by: Ida I. <ida@example.org>\n', { date: day(10) })
      repository.write('drivers/bridge/chip.c', 'one\nchip_register()\nthree\n')
      const diff = repository.git('diff')
      repository.write(
        '../beside/a.patch',
        `Subject: bridge\n\nFixes: ${fixed.slice(0, 12)} ("core: second")\n---\n${diff}\n`,
      )
      const inputs = [
        ['../beside/a.patch'],
        ...[...TREE_FILES, 'net/moved.c', 'drivers/bridge'].map(file => ['-f', file]),
      ]
      inputs.splice(
        inputs.findIndex(([, file]) => file === 'net/other.c'),
        1,
      )
      for (const input of inputs) await assertSame(path, input, ['--no-tree'])
      await assertSame(path, ['--git-blame', '../beside/a.patch'], ['--no-tree'])
      for (const options of [
        '--git',
        '--git --git-min-signatures 2 --nol',
        '--roles --norolestats --git',
        '--non --git --s',
        '--git --git-all-signature-types',
        '--noremove-duplicates --git --nomailmap',
        '--git-since=2-years-ago --git --git-min-percent=30',
        '--git-blame',
        '--git-blame --nogit-blame-signatures --git-chief-penguins',
        '--git-blame --norolestats --git-min-signatures 2',
      ]) {
        await assertSame(path, [...options.split(' '), '-f', 'core/Kconfig'], ['--no-tree'])
        await assertSame(path, [...options.split(' '), '-f', 'net/moved.c'], ['--no-tree'])
      }
    })
  })
})
