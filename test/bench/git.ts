/**
 * How long git's answers take through server/host, beside what git itself takes, on a real repository:
 * `node out/test/bench/git.js /path/to/u-boot [rounds]`. Medians of rounds that take turns, in milliseconds.
 */
import { execFileSync } from 'node:child_process'
import type { Git } from '../../server/host/git'
import { openGit } from '../../server/host/processGit'
import { hold, print, type Contest } from './contest'

const COMMITS = 5000
const LOOKUPS = 2000

async function main(directory: string, rounds: number): Promise<void> {
  const first = await openGit(directory)
  if (!first.git) throw new Error(first.reason)
  const { git } = first
  const entries = await logOf(git)
  const ids = entries.slice(0, LOOKUPS).map(({ hash }) => hash.slice(0, 12))
  const subject = entries.at(-1)?.subject ?? ''

  const fresh = async (): Promise<Git> => (await openGit(directory)).git ?? git
  const contests: readonly Contest[] = [
    {
      name: `git log -${COMMITS} --format=%B`,
      run: () => plain(directory, 'log', `-${COMMITS}`, '--format=%B'),
    },
    { name: `log({ limit: ${COMMITS} })`, run: () => logOf(git) },
    { name: 'git log --format=%B', run: () => plain(directory, 'log', '--format=%B') },
    { name: 'log({})', run: () => countOf(git) },
    { name: 'openGit', run: fresh },
    {
      name: `git cat-file --batch, ${LOOKUPS} ids`,
      run: () => fed(directory, ids.map(id => `${id}^{commit}\n`).join(''), 'cat-file', '--batch'),
    },
    {
      name: `${LOOKUPS} lookups at once`,
      run: async () => {
        const own = await fresh()
        return Promise.all(ids.map(id => own.lookup(id)))
      },
    },
    {
      name: `${LOOKUPS} lookups one after the other`,
      run: async () => {
        const own = await fresh()
        for (const id of ids) await own.lookup(id)
      },
    },
    {
      name: 'git log --format=%H%x00%s',
      run: () => plain(directory, 'log', '--format=%H%x00%s'),
    },
    {
      name: 'git log --fixed-strings --grep',
      run: () => plain(directory, 'log', '--fixed-strings', `--grep=${subject}`, '--format=%H'),
    },
    { name: 'first withSubject', run: async () => (await fresh()).withSubject(subject) },
    { name: 'next withSubject', run: () => git.withSubject(subject) },
  ]

  print(directory, await hold(contests, rounds))
  process.stdout.write(`${Math.round(process.memoryUsage().rss / 1e6)} MB resident\n`)
}

async function logOf(git: Git) {
  const entries = []
  for await (const entry of git.log({ limit: COMMITS })) entries.push(entry)
  return entries
}

async function countOf(git: Git): Promise<number> {
  let length = 0
  for await (const { message } of git.log({})) length += message.length
  return length
}

function plain(directory: string, ...args: string[]): Promise<void> {
  execFileSync('git', args, { cwd: directory, stdio: 'ignore' })
  return Promise.resolve()
}

function fed(directory: string, input: string, ...args: string[]): Promise<void> {
  execFileSync('git', args, { cwd: directory, input, stdio: ['pipe', 'ignore', 'ignore'] })
  return Promise.resolve()
}

void main(process.argv[2] ?? '.', Number(process.argv[3] ?? 9))
