import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { largeHistory } from './stream'

/**
 * Makes a repository at the size of Linux: an invented history that ends in a real tree. The same tree and seed give
 * the same commits. It takes some minutes and gigabytes:
 *   node out/test/bench/largeHistory/main.js --tree LINUX --to DIR [--commits 1300000] [--seed 1]
 * LINUX is a repository with one commit at least; DIR must not be there yet.
 */
async function main(tree: string, folder: string, commits: number, seed: number): Promise<void> {
  if (existsSync(folder)) throw new Error(`${folder} is there already.`)
  const root = git(tree, 'rev-parse', 'HEAD^{tree}').trim()
  git('.', 'clone', '--quiet', '--shared', '--no-checkout', tree, folder)
  const files = Array.from(
    git(folder, 'ls-tree', '-r', '-z', root).matchAll(/(\d+) blob (\S+)\t([^\0]+)\0/g),
    ([, mode = '', id = '', path = '']) => ({ mode, id, path }),
  )
  const maintainers = readFileSync(join(tree, 'MAINTAINERS'), 'utf8')
  const importing = spawn('git', ['fast-import', '--quiet', '--force', '--depth=10'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(importing, 'close')
  for (const piece of largeHistory({ root, files, maintainers, commits, seed })) {
    if (!importing.stdin.write(piece)) await once(importing.stdin, 'drain')
  }
  importing.stdin.end()
  const [status] = (await ended) as [number | null]
  if (status !== 0) throw new Error(`git fast-import ended with ${status ?? 'a signal'}.`)
  git(folder, 'symbolic-ref', 'HEAD', 'refs/heads/large')
  git(folder, 'commit-graph', 'write', '--reachable')
  git(folder, 'reset', '--quiet', '--hard')
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 })
}

const { values } = parseArgs({
  options: {
    tree: { type: 'string' },
    to: { type: 'string' },
    commits: { type: 'string', default: '1300000' },
    seed: { type: 'string', default: '1' },
  },
})
if (values.tree === undefined || values.to === undefined)
  throw new Error('Name the tree with --tree DIR, and where the repository goes with --to DIR.')
void main(resolve(values.tree), resolve(values.to), Number(values.commits), Number(values.seed))
