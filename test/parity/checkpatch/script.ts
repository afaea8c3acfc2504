import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One finding of checkpatch.pl. */
export interface ScriptFinding {
  readonly type: string
  /** In the patch, from 1; as the script gives it. */
  readonly line: number
  readonly message: string
}

/** checkpatch.pl over the patches of one repository, its answers kept on disk: each takes a tenth of a second. */
export interface Checkpatch {
  /** What it says of each patch, by the patch's path. */
  findings(patches: readonly string[]): ReadonlyMap<string, readonly ScriptFinding[]>
}

/** Where the script is, which repository it may ask about commits, and where its answers are kept. */
export interface CheckpatchOptions {
  readonly script: string
  readonly gitDirectory: string
  readonly types: readonly string[]
  readonly cache: string
}

/** So many patches are given to one process. */
const AT_ONCE = 40

/** Opens the answers kept for this script, repository and these types. */
export function checkpatch(options: CheckpatchOptions): Checkpatch {
  const { script, gitDirectory, types, cache } = options
  mkdirSync(cache, { recursive: true })
  // A configuration of its own keeps that of the user and of the tree away.
  writeFileSync(join(cache, '.checkpatch.conf'), '# nothing\n')
  const state = ['1', script, statSync(script).mtimeMs, gitDirectory, ...types].join('\n')
  const name = createHash('sha256').update(state).digest('hex').slice(0, 16)
  const file = join(cache, `${name}.jsonl`)
  const known = new Map<string, readonly ScriptFinding[]>(keptAnswers(file))

  function ask(patches: readonly string[]): void {
    const { stdout } = spawnSync(
      'perl',
      [
        script,
        '--no-tree',
        '--terse',
        '--show-types',
        '--no-summary',
        '--strict',
        '--types',
        types.join(','),
        ...patches,
      ],
      {
        cwd: cache,
        env: { ...process.env, GIT_DIR: gitDirectory, CHECKPATCH_CONFIG_DIR: cache },
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    )
    const found = new Map<string, ScriptFinding[]>(patches.map(patch => [patch, []]))
    for (const line of stdout.split('\n')) {
      const [, patch = '', at = '', type = '', message = ''] =
        /^(.*?):(\d+): (?:ERROR|WARNING|CHECK):([A-Z0-9_]+): (.*)$/.exec(line) ?? []
      found.get(patch)?.push({ type, line: Number(at), message })
    }
    for (const [patch, findings] of found) {
      known.set(patch, findings)
      appendFileSync(file, `${JSON.stringify([patch, findings])}\n`)
    }
  }

  return {
    findings(patches) {
      const unknown = patches.filter(patch => !known.has(patch))
      for (let at = 0; at < unknown.length; at += AT_ONCE) ask(unknown.slice(at, at + AT_ONCE))
      return new Map(patches.map(patch => [patch, known.get(patch) ?? []]))
    },
  }
}

function keptAnswers(file: string): [string, readonly ScriptFinding[]][] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    // The last line may have been cut off when the run was ended.
    return lines.slice(0, -1).map(line => JSON.parse(line) as [string, ScriptFinding[]])
  } catch {
    return []
  }
}
