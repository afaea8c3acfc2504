import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** get_maintainer.pl in one tree, with its answers kept on disk, because it takes a tenth of a second and more for each. */
export interface PerlScript {
  /**
   * What it answers to these arguments: as it is, or with everything in order that it leaves to chance. Of sections that
   * match equally well, and of people with equal counts, Perl's hashes decide which comes first, hence who keeps which
   * role and who has room within the limit on people. Any order can come up, so the answer in one of them is right.
   */
  answer(args: readonly string[], order: 'by chance' | 'sorted'): ScriptAnswer
}

/** What one run gave. */
export interface ScriptAnswer {
  readonly output: string
  readonly status: number
  /** git ended before its time, because objects are missing in this copy of the repository. */
  readonly gitDied: boolean
  /** Milliseconds. */
  readonly time: number
  /** Taken from the disk, not run now. */
  readonly kept: boolean
}

/** Opens the answers kept for this script and tree. They count as long as the script and MAINTAINERS stay the same. */
export function perlScript(script: string, tree: string, cache: string): PerlScript {
  const state = ['4', script, tree, ...[script, join(tree, 'MAINTAINERS')].map(changed)].join('\n')
  const file = join(cache, `${createHash('sha256').update(state).digest('hex').slice(0, 16)}.jsonl`)
  mkdirSync(cache, { recursive: true })
  const known = new Map(keptAnswers(file).map(kept => [kept.key, kept]))
  const sorted = join(cache, 'get_maintainer.sorted.pl')
  writeFileSync(sorted, sortedScript(readFileSync(script, 'utf8')))
  return {
    answer(args, order) {
      const key = JSON.stringify([order, ...args])
      const before = known.get(key)
      if (before) return { ...before, kept: true }
      const now = ask(order === 'sorted' ? sorted : script, tree, args)
      known.set(key, { key, ...now })
      appendFileSync(file, `${JSON.stringify({ key, ...now })}\n`)
      return { ...now, kept: false }
    },
  }
}

interface Kept {
  readonly key: string
  readonly output: string
  readonly status: number
  readonly gitDied: boolean
  readonly time: number
}

function keptAnswers(file: string): Kept[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    // The last line may have been cut off when the run was ended.
    return lines.slice(0, -1).map(line => JSON.parse(line) as Kept)
  } catch {
    return []
  }
}

function changed(path: string): string {
  return String(statSync(path).mtimeMs)
}

/** The files of `--find-maintainer-files`, the sections of equal depth and the people of equal count, each sorted. */
const SORTED: readonly (readonly [chance: string, order: string])[] = [
  ['    foreach my $file (@mfiles) {', '    foreach my $file (sort @mfiles) {'],
  [
    'foreach my $line (sort {$hash{$b} <=> $hash{$a}} keys %hash) {\n\t    add_categories',
    'foreach my $line (sort {$hash{$b} <=> $hash{$a} || $a <=> $b} keys %hash) {\n\t    add_categories',
  ],
  [
    'foreach my $line (sort {$hash{$b} <=> $hash{$a}} keys %hash) {\n\tmy $sign_offs',
    'foreach my $line (sort {$hash{$b} <=> $hash{$a} || $a cmp $b} keys %hash) {\n\tmy $sign_offs',
  ],
]

function sortedScript(text: string): string {
  return SORTED.reduce((result, [chance, order]) => {
    const [before, after, ...more] = result.split(chance)
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`This get_maintainer.pl has not once: ${chance}`)
    }
    return before + order + after
  }, text)
}

function ask(script: string, tree: string, args: readonly string[]): Omit<Kept, 'key'> {
  const start = performance.now()
  const { stdout, stderr, status } = spawnSync('perl', [script, ...args], {
    cwd: tree,
    // What is left to chance is at least the same in every run.
    env: { ...process.env, PERL_HASH_SEED: '0', PERL_PERTURB_KEYS: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return {
    output: stdout,
    status: status ?? -1,
    gitDied: /^fatal: unable to read/m.test(stderr),
    time: performance.now() - start,
  }
}
