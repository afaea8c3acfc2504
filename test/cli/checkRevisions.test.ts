import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isSingleRevision } from '../../server/cli/rangeQuery'
import { findings, kernelPatch, placeOf } from '../support/kernelPatch'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

const PERIOD = '--rule=subject-ends-with-period'
const TEXT = '\n\nIt can be stale by then.\n\nSigned-off-by: Ada Author <ada@example.org>\n'

/** Commits these subjects, each with a text and a sign-off, and gives their ids. */
function commits(repository: TemporaryRepository, ...subjects: readonly string[]): string[] {
  return subjects.map(subject =>
    repository.commit(subject + TEXT, { files: { 'foo.c': `${subject}\n` } }),
  )
}

describe('command line: check --rev', function () {
  this.timeout(30_000)

  it('takes a range, newest first, with positions in the message', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      const [base, first, second] = commits(
        repository,
        'foo: add it',
        'foo: flush one.',
        'foo: flush two.',
      )
      const { findings: found } = await findings([PERIOD, '--rev', `${base ?? ''}..`], { cwd })
      assert.deepEqual(
        found.map(({ file, commit }) => [file, commit]),
        [
          [second, second],
          [first, first],
        ],
      )
      assert.deepEqual(found.map(placeOf).slice(1), ['subject-ends-with-period 1:15-1:16'])
      const text = await kernelPatch(['check', PERIOD, '--rev=HEAD~2..HEAD'], { cwd })
      const name = second?.slice(0, 12) ?? ''
      assert.ok(
        text.out.startsWith(`commit ${name} ("foo: flush two.")\n${name}:1:15: information: `),
      )
      assert.match(text.out, /\n2 information in 2 messages\n$/)
    }))

  it('takes a single revision for that commit alone', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      const ids = commits(repository, 'foo: flush one.', 'foo: flush two.', 'foo: flush three.')
      repository.git('tag', 'v1', ids[0] ?? '')
      const checked = async (...ranges: string[]) => {
        const args = ranges.flatMap(range => ['--rev', range])
        const { findings: found } = await findings([PERIOD, '--state=outgoing', ...args], { cwd })
        return found.map(({ file }) => ids.indexOf(file))
      }
      assert.deepEqual(await checked('HEAD'), [2])
      assert.deepEqual(await checked('main~1'), [1])
      assert.deepEqual(await checked('v1'), [0])
      assert.deepEqual(await checked(ids[1] ?? ''), [1])
      assert.deepEqual(await checked('HEAD^{/flush two}'), [1])
      assert.deepEqual(await checked('HEAD~2..'), [2, 1])
      assert.deepEqual(await checked('HEAD^!'), [2])
      assert.deepEqual(await checked('HEAD~1', 'HEAD'), [1, 2])
      assert.deepEqual(await checked('HEAD..HEAD'), [])
    }))

  it('leaves merges out', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      commits(repository, 'foo: add it')
      repository.branch('side')
      commits(repository, 'foo: flush one.')
      repository.git('checkout', '--quiet', 'main')
      repository.git('commit', '--quiet', '--allow-empty', '-m', 'bar: flush two.')
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge the side.', 'side')
      const { out } = await kernelPatch(['check', PERIOD, '--rev', 'HEAD~1..HEAD'], { cwd })
      assert.match(out, /\n1 information in 1 message\n$/)
      const merge = await kernelPatch(['check', '--rev', 'HEAD'], { cwd })
      assert.deepEqual([merge.status, merge.out], [0, 'No findings in 0 messages\n'])
    }))

  it('takes what no remote-tracking branch and no tag contains for outgoing, the rest for history', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      const unsigned = ['foo: a one', 'foo: a two', 'foo: a three', 'foo: a four']
      const ids = unsigned.map(subject =>
        repository.commit(`${subject}\n\nIt can be stale by then.\n`),
      )
      const outgoing = async (...args: string[]) => {
        const { findings: found } = await findings(['--rule=sign-off-missing', ...args], { cwd })
        return found.map(({ file }) => ids.indexOf(file))
      }
      repository.branch('other')
      const range = 'HEAD~3..HEAD'
      assert.deepEqual(
        await outgoing('--rev', range),
        [3, 2, 1],
        'A local branch publishes nothing.',
      )
      repository.git('tag', 'v1', ids[1] ?? '')
      assert.deepEqual(await outgoing('--rev', range), [3, 2])
      repository.git('update-ref', 'refs/remotes/origin/main', ids[2] ?? '')
      assert.deepEqual(await outgoing('--rev', range), [3])
      assert.deepEqual(await outgoing('--rev', ids[3] ?? ''), [3])
      assert.deepEqual(await outgoing('--rev', ids[2] ?? ''), [])
      assert.deepEqual(await outgoing('--rev', range, '--state', 'outgoing'), [3, 2, 1])
      assert.deepEqual(await outgoing('--rev', range, '--state', 'history'), [])
    }))

  it('knows the author, through .mailmap, and the paths', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      const author = 'ada <ada@old.example>'
      repository.commit(`foo: add it${TEXT}`, { files: { 'foo/bar.c': '1\n' } })
      repository.commit(`flush it${TEXT}`, { author, files: { 'foo/bar.c': '2\n' } })
      const checked = async () =>
        findings(['--rev', 'HEAD', '--rule=sign-off-author,subject-prefix-missing'], { cwd })
      const before = (await checked()).findings
      assert.deepEqual(
        before.map(({ rule }) => rule),
        ['subject-prefix-missing', 'sign-off-author'],
      )
      assert.deepEqual(before[0]?.fixes, [
        { title: 'Begin with "foo:" (1 of 2 commits of this code)' },
      ])
      repository.write('.mailmap', 'Ada Author <ada@example.org> <ada@old.example>\n')
      assert.deepEqual(
        (await checked()).findings.map(({ rule }) => rule),
        ['subject-prefix-missing'],
      )
    }))

  it('finds paths and states for more commits than are asked for one by one', () =>
    temporaryRepository(async repository => {
      const cwd = repository.path
      const stream = Array.from({ length: 150 }, (_, number) => {
        const message = `flush ${number}\n`
        const file = `M 644 inline dir${number}/foo.c\ndata 2\n${number % 10}\n`
        return `commit refs/heads/main\nmark :${number + 1}\ncommitter A <a@x> ${1_700_000_000 + number} +0000\ndata ${message.length}\n${message}${file}`
      })
      execFileSync('git', ['fast-import', '--quiet'], { cwd, input: stream.join('\n') })
      const { findings: found } = await findings(
        ['--rule=subject-prefix-missing', '--no-habits', '--rev', 'main~149..main'],
        { cwd },
      )
      assert.equal(found.length, 149)
    }))

  it('checks messages that are no UTF-8', () =>
    temporaryRepository(async repository => {
      repository.commit(Buffer.from(`foo: fl\xfcsh.${TEXT}`, 'latin1'))
      const { findings: found } = await findings([PERIOD, '--rev', 'HEAD'], {
        cwd: repository.path,
      })
      assert.deepEqual(found.map(placeOf), ['subject-ends-with-period 1:11-1:12'])
    }))

  it('works in a bare repository and in a shallow one', () =>
    temporaryRepository(async repository => {
      commits(repository, 'foo: add it', 'foo: flush one.', 'foo: flush two.')
      const bare = join(repository.beside, 'bare.git')
      const shallow = join(repository.beside, 'shallow')
      repository.git('clone', '--quiet', '--bare', repository.path, bare)
      repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, shallow)
      for (const cwd of [bare, shallow]) {
        const { status, findings: found } = await findings(
          [PERIOD, '--state=outgoing', '--rev', 'HEAD'],
          { cwd },
        )
        assert.deepEqual([status, found.length], [0, 1])
      }
    }))

  for (const [range, reason] of [
    ['nonsense', 'there is no such commit here.'],
    ['HEAD..nonsense', 'there is no such commit here.'],
    ['HEAD^{tree}', 'this is no commit.'],
    ['HEAD:foo.c', 'this is no commit.'],
    ['-1', 'a revision does not begin with a hyphen.'],
    ['--all', 'a revision does not begin with a hyphen.'],
  ] as const) {
    it(`says in one line what is wrong with ${range}`, () =>
      temporaryRepository(async repository => {
        commits(repository, 'foo: add it')
        const { status, out, err } = await kernelPatch(
          ['check', '--format=json', `--rev=${range}`],
          {
            cwd: repository.path,
          },
        )
        assert.deepEqual([status, out, err], [2, '', `kernel-patch: --rev ${range}: ${reason}\n`])
      }))
  }

  it('goes on with the other ranges', () =>
    temporaryRepository(async repository => {
      repository.commit('foo: flush one\n\nIt can be stale by then.\n')
      const { status, findings: found } = await findings(
        ['--rule=sign-off-missing', '--rev=nonsense', '--rev=HEAD'],
        { cwd: repository.path },
      )
      assert.deepEqual([status, found.length], [2, 1])
    }))

  it('says in one line that there is no commit, no repository, or no git', () =>
    temporaryRepository(async repository => {
      const check = async (cwd: string, environment = {}) => {
        const { status, out, err } = await kernelPatch(
          ['check', '--rev', 'HEAD', '--format=json'],
          { cwd, environment },
        )
        assert.deepEqual([status, out], [2, ''])
        return err
      }
      assert.equal(
        await check(repository.path),
        'kernel-patch: --rev HEAD: this repository has no commits yet.\n',
      )
      assert.equal(
        await check(repository.beside),
        `kernel-patch: --rev HEAD: ${repository.beside} is not inside a git repository.\n`,
      )
      assert.equal(
        await check(repository.path, { PATH: repository.beside }),
        'kernel-patch: --rev HEAD: git is not installed or not in PATH.\n',
      )
    }))

  it('does not take half a log for a whole', () =>
    temporaryRepository(async repository => {
      const [, first] = commits(repository, 'foo: add it', 'foo: flush one.', 'foo: flush two.')
      rmSync(join(repository.path, '.git/objects', first?.slice(0, 2) ?? '', first?.slice(2) ?? ''))
      const { status, err } = await findings([PERIOD, '--rev', 'main~2..main'], {
        cwd: repository.path,
      })
      assert.equal(status, 2)
      assert.match(err, /^kernel-patch: --rev main~2\.\.main: .+\n$/)
    }))
})

describe('command line: a single revision or a range', () => {
  for (const single of [
    'HEAD',
    'v1.0~3',
    'HEAD^',
    'HEAD^2',
    'main@{1 day ago}',
    ':/a..b',
    'HEAD^{/a..b}',
  ]) {
    it(`${single} is one`, () => {
      assert.equal(isSingleRevision(single), true)
    })
  }
  for (const range of [
    'a..b',
    'a..',
    '..b',
    'a...b',
    '^a',
    'HEAD^!',
    'HEAD^@',
    'HEAD^-',
    'HEAD^-2',
  ]) {
    it(`${range} is several`, () => {
      assert.equal(isSingleRevision(range), false)
    })
  }
})
