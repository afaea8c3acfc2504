/**
 * How long the whole of `kernel-patch contributors` takes beside the git log that it needs, on a real repository:
 * `node out/test/bench/contributors.js DIR [RANGE [ROUNDS [lines]]]`. Medians of rounds that take turns.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from '../support/repositoryRoot'
import { hold, print } from './contest'

const CLI = join(repositoryRoot(), 'dist/cli.js')
const FIELDS = '%at%x00%ct%x00%P%x00%an%x00%ae%x00%B'

async function main(
  directory: string,
  range: string,
  rounds: number,
  lines: boolean,
): Promise<void> {
  const numstat = ['--numstat', '--diff-merges=off', '--find-renames', '-l1000']
  const log = ['log', '-z', '--no-merges', `--format=${FIELDS}`, ...(lines ? numstat : []), range]
  const ours = ['contributors', '--tree', directory, range, ...(lines ? [] : ['--no-lines'])]
  const contests = [
    { name: 'git log', run: () => toEnd('git', ['-C', directory, ...log]) },
    { name: 'kernel-patch contributors', run: () => toEnd(process.execPath, [CLI, ...ours]) },
  ]
  print(`${range}, ${lines ? 'with' : 'without'} lines`, await hold(contests, rounds))
}

/** Runs a program to its end; its output is read and thrown away, as whoever needs the log would read it. */
function toEnd(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_FLUSH: '0' },
  })
  child.stdout.resume()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => {
      resolve()
    })
  })
}

const [directory = '.', range = 'HEAD', rounds = '5', lines] = process.argv.slice(2)
void main(directory, range, Number(rounds), lines === 'lines')
