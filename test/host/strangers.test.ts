import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Git } from '../../server/host/git'
import { openedGit, wholeLog } from '../support/openedGit'
import { skipAloud } from '../support/skipAloud'
import {
  repositoryAt,
  temporaryRepository,
  type TemporaryRepository,
} from '../support/temporaryRepository'

/** One way in which a repository may name a program, and what of git's own commands would start it. */
interface Trap {
  readonly name: string
  readonly config: Readonly<Record<string, string>>
  /** A command that walks into the trap; without one nobody knows of any. */
  readonly proof?: readonly string[]
}

const PROGRAM = '<program>'
const traps: readonly Trap[] = [
  { name: 'core.fsmonitor', config: { 'core.fsmonitor': PROGRAM }, proof: ['diff', '--cached'] },
  { name: 'diff.external', config: { 'diff.external': PROGRAM }, proof: ['diff', '--cached'] },
  { name: 'a diff driver', config: { 'diff.evil.command': PROGRAM }, proof: ['diff', '--cached'] },
  { name: 'a text converter', config: { 'diff.evil.textconv': PROGRAM }, proof: ['log', '-p'] },
  {
    name: 'a text converter with a cache',
    config: { 'diff.evil.textconv': PROGRAM, 'diff.evil.cachetextconv': 'true' },
    proof: ['diff', '--cached'],
  },
  {
    name: 'a clean filter',
    config: { 'filter.evil.clean': PROGRAM },
    proof: ['add', '--renormalize', '.'],
  },
  {
    name: 'a filter process',
    config: { 'filter.evil.process': PROGRAM },
    proof: ['add', '--renormalize', '.'],
  },
  {
    name: 'the verification of signatures',
    config: { 'log.showSignature': 'true', 'gpg.program': PROGRAM },
    proof: ['log'],
  },
  {
    name: 'a pager',
    config: { 'core.pager': PROGRAM, 'pager.log': PROGRAM, 'pager.diff': PROGRAM },
  },
  { name: 'hooks', config: { 'core.hooksPath': '<hooks>' }, proof: ['read-tree', 'HEAD'] },
  { name: 'aliases', config: { 'alias.log': '!<program>', 'alias.cat-file': '!<program>' } },
  {
    name: 'a text converter for blame and search',
    config: { 'diff.evil.textconv': PROGRAM },
    proof: ['blame', 'HEAD', '--', 'a'],
  },
  { name: 'an editor', config: { 'core.editor': PROGRAM, 'sequence.editor': PROGRAM } },
  { name: 'alternate refs', config: { 'core.alternateRefsCommand': PROGRAM } },
  { name: 'trailers', config: { 'trailer.x.command': PROGRAM, 'trailer.x.key': 'Signed-off-by' } },
  { name: 'credentials', config: { 'credential.helper': '!<program>', 'core.askPass': PROGRAM } },
  {
    name: 'an included file',
    config: { 'include.path': '<included>' },
    proof: ['diff', '--cached'],
  },
  {
    name: 'the diff of submodules',
    config: { 'diff.submodule': 'diff', 'diff.ignoreSubmodules': 'none' },
  },
]

describe('host: the repository of a stranger starts no program', function () {
  this.timeout(20_000)
  for (const { name, config, proof } of traps) {
    it(`by ${name}`, () =>
      temporaryRepository(async repository => {
        const { marker, set } = prepared(repository)
        for (const [key, value] of Object.entries(config)) set(key, value)
        const git = await openedGit(repository.path)
        await askEverything(git)
        assert.equal(existsSync(marker), false)
        if (!proof) return
        try {
          execFileSync('git', proof, { cwd: repository.path, stdio: 'ignore' })
        } catch {
          // The program is no pager and no filter; it only has to have been started.
        }
        assert.equal(existsSync(marker), true, 'the trap works')
      }))
  }

  it('nor by variables of the environment', () =>
    temporaryRepository(async repository => {
      const { marker, program } = prepared(repository)
      Object.assign(process.env, {
        GIT_EXTERNAL_DIFF: program,
        GIT_PAGER: program,
        GIT_SSH_COMMAND: program,
        GIT_PROXY_COMMAND: program,
        GIT_ASKPASS: program,
      })
      await askEverything(await openedGit(repository.path))
      assert.equal(existsSync(marker), false)
    }))

  it('nor makes git read a pipe', function () {
    if (process.platform === 'win32')
      skipAloud(this, 'a pipe in a repository: this system has no named pipes in folders')
    return temporaryRepository(async repository => {
      const { set } = prepared(repository)
      const pipe = join(repository.beside, 'pipe')
      execFileSync('mkfifo', [pipe])
      for (const key of [
        'core.attributesFile',
        'core.excludesFile',
        'diff.orderFile',
        'mailmap.file',
        'blame.ignoreRevsFile',
      ])
        set(key, pipe)
      set('log.mailmap', 'true')
      const git = await openedGit(repository.path)
      await askEverything(git)
      assert.equal((await git.staged()).length, 2)
    })
  })
})

describe('host: answers do not depend on configuration', function () {
  this.timeout(20_000)
  const settings: Readonly<Record<string, string>> = {
    'color.ui': 'always',
    'color.diff': 'always',
    'blame.coloring': 'highlightRecent',
    'blame.showRoot': 'true',
    'core.abbrev': '4',
    'core.commentChar': ';',
    'core.disambiguate': 'blob',
    'core.quotePath': 'false',
    'core.whitespace': 'tab-in-indent',
    'diff.algorithm': 'patience',
    'diff.colorMoved': 'zebra',
    'diff.context': '0',
    'diff.dstPrefix': 'x/',
    'diff.ignoreSubmodules': 'all',
    'diff.indentHeuristic': 'false',
    'diff.interHunkContext': '9',
    'diff.mnemonicPrefix': 'true',
    'diff.noprefix': 'true',
    'diff.relative': 'true',
    'diff.renameLimit': '1',
    'diff.renames': 'false',
    'diff.srcPrefix': 'y/',
    'diff.submodule': 'log',
    'diff.suppressBlankEmpty': 'true',
    'diff.wordRegex': '.',
    'diff.wsErrorHighlight': 'all',
    'format.pretty': 'oneline',
    'grep.column': 'true',
    'grep.fullName': 'true',
    'grep.lineNumber': 'true',
    'grep.patternType': 'perl',
    'i18n.commitEncoding': 'ISO-8859-1',
    'i18n.logOutputEncoding': 'ISO-8859-1',
    'log.abbrevCommit': 'true',
    'log.date': 'relative',
    'log.decorate': 'full',
    'log.diffMerges': 'combined',
    'log.follow': 'true',
    'log.mailmap': 'true',
    'log.showRoot': 'false',
    'log.showSignature': 'true',
    'merge.conflictStyle': 'diff3',
    'notes.displayRef': 'refs/notes/*',
    'pretty.raw': 'format:x',
    'status.renames': 'false',
    'status.showUntrackedFiles': 'no',
  }

  it('not one of it', () =>
    temporaryRepository(async repository => {
      prepared(repository)
      repository.commit('Grün\n', {
        author: 'Jörg <joerg@example.org>',
        files: { ' ü': 'a\n\nb\n' },
      })
      // Two changes with an empty line near them, so far apart that each is a hunk of its own.
      const lines = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? '' : `line ${at}`))
      const text = (): string => `${lines.join('\n')}\n`
      repository.commit('lines\n', { files: { lines: text() } })
      repository.git('mv', 'lines', 'moved')
      repository.commit('moved\n')
      for (const at of [10, 22]) lines[at] = '\tchanged '
      repository.commit('ungr\xfcn\n', {
        files: { '.mailmap': 'Other <o@example.org> <joerg@example.org>\n' },
      })
      repository.git('notes', 'add', '-m', 'a note')
      repository.git('mv', ' ü', 'sub')
      repository.write('order', 'z*\n')
      repository.stage({ a: 'x\n\n', z: '\ty \n', moved: text() })
      const before = await everythingOf(await openedGit(repository.path))
      for (const [key, value] of Object.entries(settings)) repository.git('config', key, value)
      repository.git('config', 'diff.orderFile', join(repository.path, 'order'))
      const after = await everythingOf(await openedGit(repository.path))
      assert.deepEqual(after, before)
      assert.equal(before.log.length, 5)
      assert.equal(before.log[3]?.author.name, 'Jörg')
    }))
})

interface Prepared {
  /** Exists as soon as the program has run. */
  readonly marker: string
  readonly program: string
  readonly set: (key: string, value: string) => void
}

/** A repository with attributes, hooks, a signed commit, a submodule and staged changes, ready for any trap. */
function prepared(repository: TemporaryRepository): Prepared {
  const marker = join(repository.beside, 'marker')
  const program = join(repository.beside, 'program')
  writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\nexit 1\n`, { mode: 0o755 })
  const hooks = join(repository.beside, 'hooks')
  mkdirSync(hooks)
  const names = [
    'post-index-change',
    'reference-transaction',
    'pre-auto-gc',
    'fsmonitor-watchman',
    'post-checkout',
  ]
  for (const name of names)
    writeFileSync(join(hooks, name), `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 })
  const included = join(repository.beside, 'included')
  writeFileSync(included, `[diff]\n\texternal = ${program}\n`)

  const inner = join(repository.beside, 'inner')
  repository.git('init', '--quiet', inner)
  const submodule = repositoryAt(inner, repository.beside)
  submodule.commit('inner\n', { files: { x: 'x\n' } })
  repository.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner')
  const attributes = '* diff=evil filter=evil\n'
  repository.commit('first\n', { files: { '.gitattributes': attributes, a: 'a\n' } })
  sign(repository)

  const checkout = repositoryAt(join(repository.path, 'inner'), repository.beside)
  checkout.commit('inner two\n', { files: { x: 'y\n' } })
  checkout.git('config', 'core.fsmonitor', program)
  checkout.git('config', 'diff.external', program)
  repository.git(
    '-c',
    'core.fsmonitor=false',
    'update-index',
    '--cacheinfo',
    `160000,${checkout.git('rev-parse', 'HEAD')},inner`,
  )
  const blob = repository.feed('b\n', 'hash-object', '-w', '--stdin')
  repository.git('update-index', '--cacheinfo', `100644,${blob},a`)
  writeFileSync(join(repository.path, 'a'), 'in the work tree\n')
  rmSync(marker, { force: true })
  return {
    marker,
    program,
    set(key, value) {
      const filled = value
        .replace(PROGRAM, program)
        .replace('<hooks>', hooks)
        .replace('<included>', included)
      repository.git('config', key, filled)
    },
  }
}

/** Puts something like a signature into the last commit. */
function sign(repository: TemporaryRepository): void {
  const commit = repository.git('cat-file', 'commit', 'HEAD')
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----'
  const signed = commit.replace(/\n\n/, `\n${signature}\n\n`)
  repository.git('update-ref', 'HEAD', repository.object('commit', Buffer.from(`${signed}\n`)))
}

async function askEverything(git: Git): Promise<void> {
  await everythingOf(git)
  await git.identity()
  await git.config('user.name')
  await git.version()
  await git.lookup('12345678')
  await git.unpublished('HEAD')
}

async function everythingOf(git: Git) {
  const log = await wholeLog(git)
  return {
    log,
    counted: await wholeLog(git, { lineCounts: true }),
    ofPath: await wholeLog(git, { paths: ['a'], follow: true, since: '20-years-ago' }),
    moved: await wholeLog(git, { paths: ['moved'] }),
    staged: await git.staged(),
    stagedDiff: await git.stagedDiff(),
    diffs: await Promise.all(log.map(entry => git.diffOf(entry.hash))),
    paths: await Promise.all(log.map(entry => git.changedBy(entry.hash))),
    found: await Promise.all(log.map(entry => git.lookup(entry.hash.slice(0, 10)))),
    same: await Promise.all(log.map(entry => git.withSubject(entry.subject))),
    tracked: await git.trackedFiles(),
    blamed: await git.blame({ path: 'a', ranges: [{ first: 1, last: 40 }] }),
    words: await git.wordsInFiles(['inner', 'line', 'nowhere']),
    ancestor: await Promise.all(log.map(entry => git.isAncestor(entry.hash))),
    release: await Promise.all(log.map(entry => git.firstRelease(entry.hash))),
  }
}
