import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** get_maintainer.pl in one tree, with its answers kept on disk, because it takes a tenth of a second and more for each. */
export interface PerlScript {
  /** Standard output for these arguments under one hash seed: hexadecimal digits. */
  answer(args: readonly string[], hashSeed: string): ScriptAnswer
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
  const state = ['3', script, tree, ...[script, join(tree, 'MAINTAINERS')].map(changed)].join('\n')
  const file = join(cache, `${createHash('sha256').update(state).digest('hex').slice(0, 16)}.jsonl`)
  mkdirSync(cache, { recursive: true })
  const known = new Map(keptAnswers(file).map(kept => [kept.key, kept]))
  return {
    answer(args, hashSeed) {
      const key = JSON.stringify([hashSeed, ...args])
      const before = known.get(key)
      if (before) return { ...before, kept: true }
      const now = ask(script, tree, args, hashSeed)
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

function ask(
  script: string,
  tree: string,
  args: readonly string[],
  hashSeed: string,
): Omit<Kept, 'key'> {
  const start = performance.now()
  const { stdout, stderr, status } = spawnSync('perl', [script, ...args], {
    cwd: tree,
    // Without perturbation most seeds give the same few orders; 2 perturbs, and is still the same in every run.
    env: {
      ...process.env,
      PERL_HASH_SEED: hashSeed,
      PERL_PERTURB_KEYS: hashSeed === '0' ? '0' : '2',
    },
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
