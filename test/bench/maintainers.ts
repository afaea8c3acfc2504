import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../server/host/nodeFiles'
import { openGit } from '../../server/host/processGit'
import { parseMaintainers } from '../../server/parse/maintainersFile'
import { maintainers } from '../../server/services/maintainers'
import { readMaintainersTree } from '../../server/services/maintainersTree'
import { Slice } from '../../server/text/slice'
import { repositoryRoot } from '../support/repositoryRoot'
import { hold, print, quantile } from './contest'
import { runToEnd } from './process'
import { serverMemory } from './serverMemory'

const CLI = join(repositoryRoot(), 'dist/cli.js')
const WITHOUT_HISTORY = ['--nogit', '--nogit-fallback']

/** So many files, spread over all of them, stand for the tree. */
const SAMPLE = 1_000

/** The figures of `maintainers` on a tree with scripts/get_maintainer.pl, and of its history on a repository with one. */
export async function maintainersFigures(
  tree: string,
  repository: string,
  rounds: number,
): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const paths = listed.split('\0').filter(Boolean)
  const every = Math.max(1, Math.floor(paths.length / SAMPLE))
  const sample = paths.filter((_, index) => index % every === 0)
  await oneFile(tree, sample[Math.floor(sample.length / 2)] ?? 'MAINTAINERS', rounds)
  allFiles(tree, listed)
  await inTheServer(tree, sample)
  await withHistory(repository, rounds)
  await withHistoryInTheServer(repository, rounds)
  const megabytes = await serverMemory(tree, sample.slice(0, 100))
  process.stdout.write(
    `\nthe server after 100 questions about files of ${tree}: ${megabytes.toFixed(0)} MB at most\n`,
  )
}

async function oneFile(tree: string, path: string, rounds: number): Promise<void> {
  const script = join(tree, 'scripts/get_maintainer.pl')
  const times = await hold(
    [
      {
        name: 'get_maintainer.pl',
        run: () => runToEnd('perl', [script, ...WITHOUT_HISTORY, '-f', path], { cwd: tree }),
      },
      {
        name: 'kernel-patch maintainers',
        run: () => ours(tree, [...WITHOUT_HISTORY, '-f', path]),
      },
      {
        name: 'node, without a program',
        run: () => runToEnd(process.execPath, ['-e', '0'], { cwd: tree }),
      },
    ],
    Math.max(rounds, 10),
  )
  print(`one file, ${path}, in a process of its own`, times)
}

function allFiles(tree: string, listed: string): void {
  const start = performance.now()
  execFileSync(process.execPath, [CLI, 'maintainers', '--stdin-files', ...WITHOUT_HISTORY], {
    cwd: tree,
    input: listed.replaceAll('\0', '\n'),
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const seconds = (performance.now() - start) / 1000
  process.stdout.write(`\nall files through --stdin-files: ${seconds.toFixed(2)} s\n`)
}

/** What somebody waits for who has the server running: the file was read once. */
async function inTheServer(tree: string, sample: readonly string[]): Promise<void> {
  const text = readFileSync(join(tree, 'MAINTAINERS'), 'utf8')
  const parses = Array.from({ length: 10 }, () => {
    const start = performance.now()
    parseMaintainers(Slice.of(text))
    return performance.now() - start
  })
  const read = await readMaintainersTree(tree, nodeFiles, () => Promise.resolve(undefined))
  const { signal } = new AbortController()
  const taken: number[] = []
  for (const path of sample) {
    const start = performance.now()
    await maintainers({ paths: [path], history: false }, read, signal)
    taken.push(performance.now() - start)
  }
  // The first hundred pay for a program that has just been loaded.
  const warm = taken.slice(100)
  const [median, most] = [quantile(warm, 0.5), quantile(warm, 0.99)].map(each => each.toFixed(2))
  process.stdout.write(
    `\nMAINTAINERS parsed in ${quantile(parses, 0.5).toFixed(0)} ms (the first time ${(parses[0] ?? 0).toFixed(0)}); ` +
      `an answer without history, ${warm.length} files after a hundred others: median ${median ?? ''} ms, 99th percentile ${most ?? ''} ms\n`,
  )
}

/**
 * The same log that the script asks for, and the answer that needs it, for a short log and for a long one. A tree whose
 * configuration has all its MAINTAINERS files looked for reads one: that is another question than the history.
 */
async function withHistory(repository: string, rounds: number): Promise<void> {
  for (const path of ['README', 'common/board_r.c']) {
    for (const since of ['1-year-ago', '10-years-ago']) {
      const log = ['log', '--no-color', '--follow', `--since=${since}`, '--numstat', '--no-merges']
      const question = ['--maintainer-path=MAINTAINERS', '-f', path]
      const times = await hold(
        [
          {
            name: 'git log',
            run: () =>
              runToEnd('git', [...log, '--format=%H%n%B', '--', path], { cwd: repository }),
          },
          {
            name: 'kernel-patch maintainers --git',
            run: () => ours(repository, ['--git', '--git-since', since, ...question]),
          },
          {
            name: 'kernel-patch maintainers --nogit',
            run: () => ours(repository, [...WITHOUT_HISTORY, ...question]),
          },
        ],
        rounds,
      )
      print(`with history since ${since}, ${path} of ${repository}`, times)
    }
  }
}

/** What a process takes to start is the larger part of a short question: the server has done that long before. */
async function withHistoryInTheServer(repository: string, rounds: number): Promise<void> {
  const { git } = await openGit(repository)
  const open = () => Promise.resolve(git)
  const read = await readMaintainersTree(repository, nodeFiles, open)
  const { signal } = new AbortController()
  for (const path of ['README', 'common/board_r.c']) {
    for (const since of ['1-year-ago', '10-years-ago']) {
      const log = ['log', '--follow', `--since=${since}`, '--no-merges', '--format=%H%n%B']
      const times = await hold(
        [
          {
            name: 'git log',
            run: () => runToEnd('git', [...log, '--', path], { cwd: repository }),
          },
          {
            name: 'the answer, in the server',
            run: () => maintainers({ paths: [path], history: { since } }, read, signal),
          },
        ],
        rounds,
      )
      print(`in the server, with history since ${since}, ${path} of ${repository}`, times)
    }
  }
}

function ours(cwd: string, args: readonly string[]): Promise<void> {
  return runToEnd(process.execPath, [CLI, 'maintainers', ...args], { cwd })
}
