import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { draw } from '../draw'
import { FAULTS } from './faults'
import { MESSAGE_TYPES, WITHOUT_PLACE } from './messageTypes'
import { ourFindings, type OurFinding } from './ours'
import { patchLines, type PatchLines } from './patchLines'
import { checkpatch, type ScriptFinding } from './script'

/**
 * Compares `kernel-patch check` with checkpatch.pl on the messages of real commits, as patches:
 *   npm run parity:checkpatch -- --repo DIR --count N [--seed S] [--script PATH] [--all]
 * Every finding of the script must be found on the same line by a rule that has its type for an alias, or belong to a
 * class of faults on the written list (faults.ts). The script's answers are kept, so that a run can go on later.
 */
interface Options {
  readonly repository: string
  readonly count: number
  readonly seed: number
  readonly script: string
  readonly cache: string
  /** Print every single difference and fault, not the first few of each class. */
  readonly all: boolean
}

interface Difference {
  readonly patch: string
  readonly finding: ScriptFinding
  readonly text: string
}

async function compare(options: Options): Promise<void> {
  const { repository, script, cache } = options
  const patches = patchesOf(options)
  const gitDirectory = git(repository, 'rev-parse', '--absolute-git-dir').trim()
  const peer = checkpatch({ script, gitDirectory, types: MESSAGE_TYPES, cache })
  const theirs = peer.findings(patches)
  const ours = await ourFindings(repository, patches)
  const same = new Map<string, number>()
  const faults = new Map<string, Difference[]>()
  const different = new Map<string, Difference[]>()
  let more = 0
  for (const patch of patches) {
    const lines = patchLines(readFileSync(patch, 'latin1'))
    const mine = ours.get(patch) ?? []
    const inMessage = (theirs.get(patch) ?? []).filter(finding => isOfMessage(finding, lines))
    more += mine.filter(each => !inMessage.some(finding => isSame(finding, each))).length
    for (const finding of inMessage) {
      const difference = { patch, finding, text: lines.at(finding.line) }
      if (mine.some(each => isSame(finding, each))) {
        same.set(finding.type, (same.get(finding.type) ?? 0) + 1)
        continue
      }
      const fault = FAULTS.find(
        each => each.types.includes(finding.type) && each.matches(finding, lines),
      )
      if (fault) add(faults, `${finding.type}: ${fault.name}`, difference)
      else add(different, finding.type, difference)
    }
  }
  print('Found by both, on the same line', same)
  printClasses('Classes in which checkpatch.pl is wrong (faults.ts)', faults, options.all)
  printClasses('DIFFERENT', different, options.all)
  const count = [...different.values()].reduce((sum, list) => sum + list.length, 0)
  process.stdout.write(
    `\n${patches.length} patches compared: ${sum(same)} findings found by both, ${[...faults.values()].flat().length} on the list of faults, ` +
      `${count} different; ${more} of ours that checkpatch.pl does not have\n`,
  )
  process.exitCode = count > 0 ? 1 : 0
}

/** The header's lines count as well: a subject is part of a message. */
function isOfMessage({ type, line }: ScriptFinding, lines: PatchLines): boolean {
  return WITHOUT_PLACE.has(type) || line < lines.end
}

function isSame({ type, line }: ScriptFinding, our: OurFinding): boolean {
  if (!our.checkpatch.includes(type)) return false
  return WITHOUT_PLACE.has(type) || (our.line <= line && line <= our.endLine)
}

/** Writes the patches of the drawn commits, once. */
function patchesOf({ repository, count, seed, cache }: Options): string[] {
  const listed = git(repository, 'rev-list', '--no-merges', '--max-count=20000', 'HEAD')
  const folder = join(cache, 'patches')
  mkdirSync(folder, { recursive: true })
  return draw(listed.split('\n').filter(Boolean), count, seed).map(commit => {
    const path = join(folder, `${commit}.patch`)
    if (!existsSync(path)) writeFileSync(path, patchOf(repository, commit), 'latin1')
    return path
  })
}

/** The diff of a few lines stands for the whole one: only the message is compared. */
function patchOf(repository: string, commit: string): string {
  const options = ['--no-signature', '--stdout', '-1', commit]
  return execFileSync('git', ['format-patch', ...options], {
    cwd: repository,
    encoding: 'latin1',
    maxBuffer: 1 << 30,
  })
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 })
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0)
}

function print(title: string, counts: ReadonlyMap<string, number>): void {
  process.stdout.write(`${title}: ${sum(counts)}\n`)
  for (const [type, count] of [...counts].sort()) process.stdout.write(`  ${type}: ${count}\n`)
}

/** So many examples of a class are shown. */
const SHOWN = 3

function printClasses(
  title: string,
  classes: ReadonlyMap<string, readonly Difference[]>,
  all: boolean,
): void {
  const total = [...classes.values()].reduce((count, list) => count + list.length, 0)
  process.stdout.write(`\n${title}: ${total}\n`)
  for (const [name, list] of [...classes].sort(([a], [b]) => a.localeCompare(b))) {
    process.stdout.write(`  ${name}: ${list.length}\n`)
    for (const { patch, finding, text } of all ? list : list.slice(0, SHOWN)) {
      process.stdout.write(`    ${patch}:${finding.line}: ${finding.message}\n      | ${text}\n`)
    }
  }
}

function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      repo: { type: 'string' },
      count: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      script: { type: 'string' },
      cache: { type: 'string', default: join(tmpdir(), 'kernel-patch-parity') },
      all: { type: 'boolean', default: false },
    },
  })
  if (values.repo === undefined) throw new Error('Name the repository with --repo DIR.')
  const repository = resolve(values.repo)
  return {
    repository,
    count: Number(values.count),
    seed: Number(values.seed),
    script: resolve(values.script ?? join(repository, 'scripts/checkpatch.pl')),
    cache: resolve(values.cache),
    all: values.all,
  }
}

void compare(optionsOf(process.argv.slice(2)))
