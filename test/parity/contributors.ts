import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openGit } from '../../server/host/processGit'
import { employersBy } from '../../server/model/contributors/employers'
import { peopleBy } from '../../server/model/people'
import { contributors } from '../../server/services/contributors'
import { decodeLossless } from '../../server/text/bytes'
import { changesInRows, changesInShortlog, differencesBetween } from './shortlog'

/**
 * Counts the contributors of a range and holds them against `git shortlog -sne`, with and without merges, and the lines
 * against the sums of `git log --numstat` where `--lines` asks for it.
 */
void main()

async function main(): Promise<void> {
  const { tree, range, lines } = readArguments()
  const { git, reason } = await openGit(tree)
  if (!git) throw new Error(reason)
  const file = join(tree, '.mailmap')
  const people = peopleBy(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  const sources = { git, people, employers: employersBy([]) }
  const { signal } = new AbortController()
  for (const noMerges of [true, false]) {
    const { report } = await contributors({ range, noMerges }, sources, signal)
    const merges = noMerges ? ['--no-merges'] : []
    const theirs = changesInShortlog(run(tree, ['shortlog', '-sne', ...merges, range]))
    const differences = differencesBetween(theirs, changesInRows(report.byPerson))
    const what = `${report.total.changes} commits ${noMerges ? 'without' : 'with'} merges by ${report.authors} people`
    say(`${what}: ${differences.length} of ${theirs.size} addresses differ from git shortlog -sne`)
    for (const difference of differences) say(`  ${difference}`)
  }
  if (lines) {
    const query = { range, noMerges: true, lineCounts: true }
    const { total, uncounted } = (await contributors(query, sources, signal)).report
    const sums = { added: 0, removed: 0 }
    const log = ['log', '--no-merges', '--numstat', '--format=', '-M', '-l1000', range]
    for (const line of run(tree, log).split('\n')) {
      const [added = '', removed = ''] = line.split('\t')
      sums.added += Number(added) || 0
      sums.removed += Number(removed) || 0
    }
    const ours = `ours +${total.added} -${total.removed} (${uncounted} changes not counted)`
    say(`lines: git +${sums.added} -${sums.removed}, ${ours}`)
  }
}

function readArguments(): { tree: string; range: string; lines: boolean } {
  const args = process.argv.slice(2)
  const valueOf = (name: string): string | undefined => args[args.indexOf(name) + 1]
  const tree = args.includes('--tree') ? valueOf('--tree') : undefined
  if (tree === undefined) throw new Error('Usage: --tree DIR [--range RANGE] [--lines]')
  const range = args.includes('--range') ? valueOf('--range') : undefined
  return { tree, range: range ?? 'HEAD', lines: args.includes('--lines') }
}

function run(cwd: string, args: readonly string[]): string {
  return decodeLossless(execFileSync('git', args, { cwd, maxBuffer: 1 << 30 })).text
}

function say(line: string): void {
  console.log(line)
}
