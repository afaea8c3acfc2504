import assert from 'node:assert/strict'
import { captured, type Captured } from '../support/capturedWorld'
import { maintainersText, TREE_FILES } from '../support/maintainersFixture'
import { temporaryFolder } from '../support/temporaryFolder'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'
import type { CheckWorld } from '../../server/cli/checkWorld'

const PLAIN = ['--nogit', '--nogit-fallback']
const CORE = [
  'Eva Elder <eva@example.org> (maintainer:CORE)',
  'Fritz First <fritz@example.org> (maintainer:CORE)',
  'Ada Author <ada@home.example> (reviewer:CORE)',
  'everything@lists.example.org (open list)',
]
const REST = ['everything@lists.example.org (open list)']

/** The fixture as a real tree, all of it committed. */
function inTree(use: (repository: TemporaryRepository) => Promise<void>): Promise<void> {
  return temporaryRepository(async repository => {
    const files = Object.fromEntries(TREE_FILES.map(path => [path, 'x\n']))
    repository.commit('start\n', { files: { ...files, MAINTAINERS: maintainersText() } })
    await use(repository)
  })
}

function run(
  cwd: string,
  args: readonly string[],
  changes: Partial<CheckWorld> = {},
): Promise<Captured> {
  return captured(['maintainers', ...args], { cwd, ...changes })
}

async function lines(
  cwd: string,
  args: readonly string[],
  changes: Partial<CheckWorld> = {},
): Promise<string[]> {
  const { out, err, status } = await run(cwd, args, changes)
  assert.deepEqual([err, status], ['', 0])
  return out.split('\n').filter(line => line !== '')
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) {
    await Promise.resolve()
    yield text
  }
}

describe('kernel-patch maintainers', function () {
  this.timeout(20_000)

  it('answers for source files, from anywhere in the tree', () =>
    inTree(async ({ path }) => {
      assert.deepEqual(await lines(path, [...PLAIN, '-f', 'core/Kconfig']), CORE)
      assert.deepEqual(await lines(path, [...PLAIN, '-f', './core//Kconfig']), CORE)
      assert.deepEqual(await lines(path, [...PLAIN, '-f', `${path}/core/Kconfig`]), CORE)
      assert.deepEqual(await lines(`${path}/core`, [...PLAIN, '-f', 'Kconfig']), CORE)
      assert.deepEqual(await lines(`${path}/core`, [...PLAIN, '-f', '../net/other.c']), REST)
      assert.deepEqual(await lines('/', ['--tree', path, ...PLAIN, '-f', 'core/Kconfig']), CORE)
      assert.deepEqual(await lines('/', [`--tree=${path}/`, ...PLAIN, '-f', 'core/Kconfig']), CORE)
    }))

  it('answers for directories', () =>
    inTree(async ({ path }) => {
      const found = await lines(path, [...PLAIN, '--nol', '--norolestats', '-f', 'drivers/bridge'])
      assert.deepEqual(found, [
        'Ada Author <ada@example.org>',
        '"Bo, Jr." <bo@example.org>',
        'Cleo Checker <cleo@example.org>',
      ])
      assert.deepEqual(await lines(path, [...PLAIN, '-f', '.']), REST)
    }))

  it('takes a tracked path for a file and anything else for a patch', () =>
    inTree(async repository => {
      const { path } = repository
      repository.write('core/Kconfig', 'y\n')
      repository.write('../beside/x.patch', `${repository.git('diff')}\n`)
      assert.deepEqual(await lines(path, [...PLAIN, 'core/Kconfig']), CORE)
      assert.deepEqual(await lines(path, [...PLAIN, '../beside/x.patch']), CORE)
      assert.deepEqual(await lines(path, [...PLAIN, '../beside/x.patch', 'net/other.c']), CORE)
    }))

  it('reads a patch from standard input', () =>
    inTree(async ({ path }) => {
      const stdin = () => pieces('--- a/core/Kc', 'onfig\n+++ b/core/Kconfig\n')
      assert.deepEqual(await lines(path, PLAIN, { stdin }), CORE)
      assert.deepEqual(await lines(path, [...PLAIN, '-'], { stdin }), CORE)
    }))

  it('answers for the staged change and for commits', () =>
    inTree(async repository => {
      const { path } = repository
      repository.stage({ 'core/Kconfig': 'y\n' })
      assert.deepEqual(await lines(path, [...PLAIN, '--staged']), CORE)
      const first = repository.commit('core: change\n')
      repository.commit('net: use chip_register\n', { files: { 'net/other.c': 'y\n' } })
      assert.deepEqual(await lines(path, [...PLAIN, '--rev', `${first}~..${first}`]), CORE)
      const objects = await lines(path, ['--format', 'json', ...PLAIN, '--rev', 'HEAD~2..HEAD'])
      assert.deepEqual(
        objects.map(line => (JSON.parse(line) as { subject: string }).subject),
        ['core: change', 'net: use chip_register'],
      )
      const dora = await lines(path, [...PLAIN, '--norolestats', '--nol', '--rev', 'HEAD~..HEAD'])
      assert.deepEqual(dora, ['Dora Developer <dora@example.org>'])
    }))

  it('takes a single revision for that commit alone, as check does', () =>
    inTree(async repository => {
      const { path } = repository
      const first = repository.commit('core: change\n', { files: { 'core/Kconfig': 'y\n' } })
      repository.commit('net: change\n', { files: { 'net/other.c': 'y\n' } })
      for (const rev of ['HEAD', first]) {
        const objects = await lines(path, ['--format', 'json', ...PLAIN, '--rev', rev])
        assert.equal(objects.length, 1, rev)
      }
      assert.deepEqual(await lines(path, [...PLAIN, '--rev', first]), CORE)
    }))

  it('says which commit changes no file, and goes on', () =>
    inTree(async repository => {
      repository.git('commit', '--quiet', '--allow-empty', '-m', 'cover letter')
      const { out, err, status } = await run(repository.path, [...PLAIN, '--rev', 'HEAD'])
      assert.deepEqual([out, status], ['', 0])
      assert.match(err, /^kernel-patch: commit [0-9a-f]{12} changes no file, or [^\n]*\n$/)
    }))

  it('refuses a merge that is named alone', () =>
    inTree(async repository => {
      repository.git('checkout', '--quiet', '-b', 'side')
      repository.commit('core: change\n', { files: { 'core/Kconfig': 'y\n' } })
      repository.git('checkout', '--quiet', '-')
      repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge side', 'side')
      const { out, err, status } = await run(repository.path, [...PLAIN, '--rev', 'HEAD'])
      assert.deepEqual([out, status], ['', 2])
      assert.match(err, /^kernel-patch: --rev HEAD: this is a merge; [^\n]*\n$/)
    }))

  it('streams an answer for each path, under a header', () =>
    inTree(async ({ path }) => {
      const stdin = () => pieces('core/Kcon', 'fig\nnowhere\nnet/other.c')
      const { out, err, status } = await run(path, [...PLAIN, '--stdin-files'], { stdin })
      assert.deepEqual(out.split('\n'), [
        '@@ core/Kconfig',
        ...CORE,
        '@@ nowhere',
        '@@ net/other.c',
        ...REST,
        '',
      ])
      assert.equal(err, 'kernel-patch: nowhere: there is no such file in the tree.\n')
      assert.equal(status, 2)
    }))

  it('prints one object a path as JSON', () =>
    inTree(async ({ path }) => {
      const [first, second] = await lines(path, [
        '--format=json',
        '-f',
        'core/Kconfig',
        'net/other.c',
      ])
      const answer = JSON.parse(first ?? '') as {
        path: string
        recipients: { email: string; group: string; reasons: object[] }[]
      }
      assert.equal(answer.path, 'core/Kconfig')
      assert.deepEqual(answer.recipients[0]?.reasons[0], {
        kind: 'section',
        role: 'maintainer',
        section: 'CORE',
        status: 'Odd Fixes',
        file: 'MAINTAINERS',
        line: 40,
        pattern: {
          letter: 'F',
          text: 'core/Kconfig',
          file: 'MAINTAINERS',
          line: 43,
          paths: ['core/Kconfig'],
        },
      })
      assert.equal((JSON.parse(second ?? '') as { onlyTheRest: boolean }).onlyTheRest, true)
    }))

  it('follows .get_maintainer.conf, and what is given after it', () =>
    inTree(async repository => {
      const { path } = repository
      repository.write(
        '.get_maintainer.conf',
        '--nogit --nogit-fallback --norolestats # short\n--nol\n',
      )
      assert.deepEqual(await lines(path, ['--nor', '-f', 'core/Kconfig']), [
        'Eva Elder <eva@example.org>',
        'Fritz First <fritz@example.org>',
      ])
      assert.equal((await lines(path, ['--l', '-f', 'core/Kconfig'])).length, 4)
      repository.write('.get_maintainer.conf', '--interactive\n')
      const { err, status } = await run(path, ['-f', 'core/Kconfig'])
      assert.equal(err, 'kernel-patch: .get_maintainer.conf: There is no --interactive.\n')
      assert.equal(status, 2)
    }))

  it('reads .get_maintainer.ignore of the tree, else of the home directory, for scripts and for people', () =>
    inTree(async repository => {
      const { path, beside } = repository
      const signer = 'Eva Elder <eva@example.org>'
      const message = `net: x\n\nSigned-off-by: ${signer}\n`
      const date = `${Math.floor(Date.now() / 1000) - 86_400} +0000`
      repository.commit(message, { files: { 'net/other.c': 'y\n' }, author: signer, date })
      const ignored = async () => {
        const of = (...args: string[]) => lines(path, args, { home: beside })
        const [json = ''] = await of('--format=json', '-f', 'core/Kconfig')
        const { recipients } = JSON.parse(json) as { recipients: Record<string, unknown>[] }
        const eva = recipients.find(({ email }) => email === 'eva@example.org')
        const signers = (await of('--nol', '-f', 'net/other.c')).length
        return [eva?.['warning'] === 'asked not to be copied', signers === 0]
      }
      assert.deepEqual(await ignored(), [false, false])
      repository.write('../beside/.get_maintainer.ignore', `${signer}\n`)
      assert.deepEqual(await ignored(), [true, true])
      repository.write('.get_maintainer.ignore', 'Somebody Else <else@example.org>\n')
      assert.deepEqual(await ignored(), [false, false])
    }))

  it('asks the history of this repository', () =>
    inTree(async repository => {
      const author = 'Nia New <nia@example.org>'
      const date = `${Math.floor(Date.now() / 1000) - 86_400} +0000`
      const message = 'core: x\n\nSigned-off-by: Nia New <nia@example.org>\n'
      repository.commit(message, { files: { 'core/Kconfig': 'x\ny\n' }, author, date })
      const figures = 'commit_signer:1/1=100%,authored:1/1=100%,added_lines:1/1=100%'
      const found = await lines(repository.path, ['--nol', '-f', 'core/Kconfig'])
      assert.equal(found.at(-1), `Nia New <nia@example.org> (${figures})`)
    }))

  for (const { name, args, complaint } of [
    {
      name: 'an unknown option',
      args: ['--frobnicate', '-f', 'core/Kconfig'],
      complaint: /^kernel-patch: Unknown option --frobnicate\.\n$/,
    },
    {
      name: 'to ask at the terminal',
      args: ['--interactive', '-f', 'core/Kconfig'],
      complaint: /There is no --interactive\.\n$/,
    },
    {
      name: 'an unknown format',
      args: ['--format', 'xml', '-f', 'core/Kconfig'],
      complaint: /text, json/,
    },
    {
      name: 'a path that is not there',
      args: ['-f', 'core/nothing'],
      complaint: /^kernel-patch: core\/nothing: there is no such file in the tree\.\n$/,
    },
    {
      name: 'a patch that is not there',
      args: ['no.patch'],
      complaint: /^kernel-patch: no\.patch does not exist\.\n$/,
    },
    {
      name: 'two ways at once',
      args: ['--staged', '--rev', 'HEAD'],
      complaint: /exclude each other/,
    },
    {
      name: 'a tree that is not there',
      args: ['--tree', 'nowhere', '-f', 'x'],
      complaint: /--tree nowhere: there is no such directory/,
    },
    { name: 'a range that is none', args: ['--rev', 'nowhere'], complaint: /--rev nowhere/ },
    { name: 'nothing staged', args: ['--staged'], complaint: /Nothing is staged/ },
    {
      name: 'nothing to print',
      args: ['--noemail', '-f', 'core/Kconfig'],
      complaint: /Nothing is asked for/,
    },
    {
      name: '-f without a file',
      args: ['-f'],
      complaint: /Name patches, or source files after -f/,
    },
  ]) {
    it(`refuses ${name} in one line`, () =>
      inTree(async ({ path }) => {
        const { out, err, status } = await run(path, args)
        assert.equal(out, '')
        assert.match(err, complaint)
        assert.match(err, /^kernel-patch: [^\n]*\n$/)
        assert.equal(status, 2)
      }))
  }

  it('answers for the others where one input fails', () =>
    inTree(async ({ path }) => {
      const { out, status } = await run(path, [...PLAIN, '-f', 'nothing', 'net/other.c'])
      assert.equal(out, 'everything@lists.example.org (open list)\n')
      assert.equal(status, 2)
    }))

  it('says that a text is no patch, and lets git send-email go on', () =>
    inTree(async repository => {
      repository.write('cover.txt', 'Subject: [PATCH 0/2] x\n\nText.\n')
      const { out, err, status } = await run(repository.path, [...PLAIN, 'cover.txt'])
      assert.deepEqual([out, status], ['', 0])
      assert.match(err, /^kernel-patch: cover\.txt names no file and does not look like a patch/)
    }))

  it('says that there is no tree', () =>
    temporaryFolder({ 'x.c': '' }, async folder => {
      const { err, status } = await run(folder, ['-f', 'x.c'])
      assert.match(err, /^kernel-patch: There is no tree here[^\n]*\n$/)
      assert.equal(status, 2)
    }))

  it('answers without git', () =>
    temporaryFolder({ MAINTAINERS: maintainersText(), 'core/Kconfig': '' }, async folder => {
      const openGit = () => Promise.resolve(undefined)
      assert.deepEqual(await lines(folder, ['-f', 'core/Kconfig'], { openGit }), CORE)
      const [json = ''] = await lines(folder, ['--format', 'json', '-f', 'core/Kconfig'], {
        openGit,
      })
      assert.match((JSON.parse(json) as { notices: string[] }).notices.join(), /no git repository/)
    }))

  it('answers as JSON without MAINTAINERS, from the history alone', () =>
    temporaryRepository(async repository => {
      repository.commit('x\n\nSigned-off-by: A <a@b.org>\n', {
        files: { 'x.c': '' },
        date: `${Math.floor(Date.now() / 1000)} +0000`,
      })
      const [json = ''] = await lines(repository.path, ['--format', 'json', '-f', 'x.c'])
      const answer = JSON.parse(json) as { notices: string[]; recipients: { group: string }[] }
      assert.match(answer.notices.join(), /no MAINTAINERS/)
      assert.deepEqual(new Set(answer.recipients.map(({ group }) => group)), new Set(['history']))
      assert.equal((await run(repository.path, ['-f', 'x.c'])).status, 2)
    }))

  it('says in JSON, too, that git could not read all of the history', () =>
    temporaryRepository(async repository => {
      const { path } = repository
      const day = (ago: number) => `${Math.floor(Date.now() / 1000) - ago * 86_400} +0000`
      const MAINTAINERS = maintainersText()
      repository.commit('long ago\n', { files: { MAINTAINERS, 'x.c': '0\n' }, date: day(1000) })
      repository.commit('one\n', { files: { 'x.c': '1\n' }, date: day(3) })
      repository.commit('two\n', { files: { 'x.c': '1\n2\n' }, date: day(2) })
      repository.commit('three\n', { files: { 'x.c': '1\n2\n3\n' }, date: day(1) })
      const patch = '--- a/x.c\n+++ b/x.c\n@@ -1,3 +1,2 @@\n-1\n 2\n 3\n'
      repository.write('../beside/x.patch', patch)
      const CUT = /^git could not read all of the history: /
      const cut = async (...args: string[]) => {
        const { out, err, status } = await run(path, ['--format', 'json', ...args])
        const { notices } = JSON.parse(out) as { notices: string[] }
        assert.equal(status, 0)
        const isCut = notices.some(notice => CUT.test(notice))
        assert.equal(/^kernel-patch: The history is incomplete: /.test(err), isCut, err)
        assert.equal(new Set(notices).size, notices.length)
        return isCut
      }
      const ofPatch = `${repository.beside}/x.patch`
      assert.deepEqual([await cut('-f', 'x.c'), await cut(ofPatch)], [false, false])
      // Of a line that the file has not, git has nothing to tell.
      repository.write('../beside/other.patch', patch.replace('-1,3 +1,2', '-91,3 +91,2'))
      assert.equal(await cut(`${repository.beside}/other.patch`), false)

      const blob = repository.git('rev-parse', 'HEAD~2:x.c')
      const content = Buffer.from('1\n')
      repository.lose(blob)
      assert.deepEqual([await cut('-f', 'x.c'), await cut(ofPatch)], [false, true])
      repository.object('blob', content)
      assert.equal(await cut(ofPatch), false)

      // When somebody was last seen is asked of years.
      repository.lose(repository.git('rev-parse', 'HEAD~3^{tree}'))
      assert.equal(await cut('--git-since=2-days-ago', '-f', 'x.c'), true)
      assert.equal(await cut(...PLAIN, '-f', 'x.c'), false)
      repository.lose(repository.git('rev-parse', 'HEAD~1^{tree}'))
      assert.equal(await cut('-f', 'x.c'), true)
    }))

  it('stops when it is told to', () =>
    inTree(async ({ path }) => {
      const { status } = await run(path, ['-f', 'core/Kconfig'], { signal: AbortSignal.abort() })
      assert.equal(status, 130)
    }))

  it('shows strange characters on a terminal as what they are', () =>
    inTree(async repository => {
      repository.write('MAINTAINERS', 'FOO\nM:\t\u001b[2J <a@b.org>\nF:\t*/\n')
      const terminals = { in: false, out: true, err: false }
      const found = await lines(repository.path, [...PLAIN, '-f', 'net/other.c'], { terminals })
      assert.equal(found[0], '"^[[2J" <a@b.org> (maintainer:FOO)')
    }))
})
