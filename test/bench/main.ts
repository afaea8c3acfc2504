import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { repositoryRoot } from '../support/repositoryRoot'
import { hold, print, type Times } from './contest'
import { keystrokes } from './keystrokes'
import { maintainersFigures } from './maintainers'
import { maintainersFile } from './maintainersFile'
import { runToEnd } from './process'

/**
 * The figures of checker and maintainers, each beside its peer in the same run, whole processes with cold starts:
 *   npm run bench -- --repo DIR [--script checkpatch.pl] [--tree LINUX] [--commits 5000] [--patches 100] [--rounds 5]
 *     [--only git|checkpatch|keys|file|maintainers]
 */
interface Options {
  readonly repository: string
  readonly script: string
  /** A tree with a MAINTAINERS file. */
  readonly tree: string
  readonly commits: number
  readonly patches: number
  readonly rounds: number
  readonly only: string | undefined
}

async function main(options: Options): Promise<void> {
  const { repository, tree, rounds, only } = options
  const parts: Readonly<Record<string, () => Promise<void>>> = {
    git: () => besideGit(options),
    checkpatch: () => besideCheckpatch(options),
    keys: () => keystrokes(repository),
    file: () => maintainersFile(tree),
    maintainers: () => maintainersFigures(tree, repository, rounds),
  }
  for (const [name, part] of Object.entries(parts))
    if (only === undefined || only === name) await part()
}

async function besideGit({ repository, commits, rounds }: Options): Promise<void> {
  const oldest =
    git(repository, 'rev-list', '--no-merges', `-${commits}`, 'HEAD').trim().split('\n').at(-1) ??
    ''
  const range = `${oldest}..HEAD`
  const count = git(repository, 'rev-list', '--no-merges', '--count', range).trim()
  const log = (...more: string[]) =>
    runToEnd('git', ['log', '--no-merges', '--format=%H%n%B', ...more, range], { cwd: repository })
  const check = (...more: string[]) =>
    runToEnd(process.execPath, [CLI, 'check', '--format', 'json', ...more, '--rev', range], {
      cwd: repository,
    })
  const times = await hold(
    [
      { name: 'git log, messages', run: () => log() },
      { name: 'git log --name-only', run: () => log('--name-only') },
      { name: 'git log -p', run: () => log('-p') },
      { name: 'check --rev', run: () => check() },
      { name: 'check --rev --format terse', run: () => check('--format', 'terse') },
    ],
    rounds,
  )
  print(`${count} commits of ${repository}`, times)
  // As if they were about to be posted most commits are asked for their change, their files for their history.
  const outgoing = { name: 'check --rev --state outgoing', run: () => check('--state', 'outgoing') }
  const [log0, slow] = [times.slice(0, 1), await hold([outgoing], 1)]
  print('the same, about to be posted', [...log0, ...slow])
  printRates(Number(count), [...times, ...slow])
}

/** Messages a second, for whole processes. */
function printRates(messages: number, times: readonly Times[]): void {
  for (const { name, median } of times)
    process.stdout.write(
      `  ${name.padEnd(56)}${((1000 * messages) / median).toFixed(0).padStart(10)} messages a second\n`,
    )
}

async function besideCheckpatch({ repository, script, patches, rounds }: Options): Promise<void> {
  const folder = mkPatches(repository, patches)
  // checkpatch.pl leaves a file of its own beside them.
  const names = readdirSync(folder).filter(name => name.endsWith('.patch'))
  const files = names.map(name => join(folder, name))
  const gitDirectory = git(repository, 'rev-parse', '--absolute-git-dir').trim()
  const times = await hold(
    [
      {
        name: 'kernel-patch check, all patches in one process',
        run: () => runToEnd(process.execPath, [CLI, 'check', ...files], { cwd: repository }),
      },
      {
        name: 'kernel-patch check, one patch',
        run: () =>
          runToEnd(process.execPath, [CLI, 'check', ...files.slice(0, 1)], { cwd: repository }),
      },
      {
        name: 'checkpatch.pl, all patches in one process',
        run: () => perl(script, files, folder, gitDirectory),
      },
      {
        name: 'checkpatch.pl, one patch',
        run: () => perl(script, files.slice(0, 1), folder, gitDirectory),
      },
    ],
    Math.min(rounds, 3),
  )
  print(`${files.length} patches of ${repository}`, times)
  printRates(
    files.length,
    times.filter(({ name }) => name.includes('all patches')),
  )
}

function perl(
  script: string,
  files: readonly string[],
  cwd: string,
  gitDirectory: string,
): Promise<void> {
  const options = ['--no-tree', '--terse', '--show-types', '--no-summary']
  return runToEnd('perl', [script, ...options, ...files], { cwd, env: { GIT_DIR: gitDirectory } })
}

function mkPatches(repository: string, count: number): string {
  const head = git(repository, 'rev-parse', 'HEAD').trim()
  const folder = join(tmpdir(), `kernel-patch-bench-${head.slice(0, 12)}-${count}`)
  if (existsSync(folder)) return folder
  mkdirSync(folder, { recursive: true })
  const commits = git(repository, 'rev-list', '--no-merges', `-${count}`, 'HEAD').trim().split('\n')
  for (const commit of commits) {
    const patch = execFileSync('git', ['format-patch', '--stdout', '-1', commit], {
      cwd: repository,
      maxBuffer: 1 << 30,
    })
    writeFileSync(join(folder, `${commit}.patch`), patch)
  }
  return folder
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 })
}

const CLI = join(repositoryRoot(), 'dist/cli.js')

function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      repo: { type: 'string' },
      script: { type: 'string' },
      tree: { type: 'string' },
      commits: { type: 'string', default: '5000' },
      patches: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  })
  const given = values.repo ?? values.tree
  if (given === undefined) throw new Error('Name the repository with --repo DIR.')
  const repository = resolve(given)
  return {
    repository,
    script: resolve(values.script ?? join(repository, 'scripts/checkpatch.pl')),
    tree: resolve(values.tree ?? repository),
    commits: Number(values.commits),
    patches: Number(values.patches),
    rounds: Number(values.rounds),
    only: values.only,
  }
}

void main(optionsOf(process.argv.slice(2)))
