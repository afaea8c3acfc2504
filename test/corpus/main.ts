import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { draw } from '../parity/draw'
import { repositoryRoot } from '../support/repositoryRoot'
import type { CorpusFinding } from './finding'
import { firedOf, type Fired } from './fired'
import { unpostedPatches } from './unposted'

/**
 * How often each rule fires on accepted commits, or on patches, with samples:
 *   npm run corpus -- --repo DIR --rev RANGE [--rule RULE]... [--samples N] [--seed S] [--no-habits] [--write NAME]
 *   npm run corpus -- --patches DIR... [--repo DIR] …
 * The messages are checked as if they were about to be posted. `--write` keeps the figures in test/corpus/fired.
 */
interface Options {
  readonly repository: string | undefined
  readonly range: string | undefined
  /** Folders of patches that nobody has posted, in the place of commits. */
  readonly patches: readonly string[]
  readonly rules: readonly string[]
  readonly samples: number
  readonly seed: number
  readonly habits: boolean
  readonly write: string | undefined
}

function main(options: Options): void {
  const { repository, range, patches, samples, seed, write } = options
  const folder = resolve(repository ?? '.')
  const commits = patches.length === 0
  const inputs = commits ? ['--rev', range ?? 'HEAD'] : unpostedPatches(patches)
  const findings = findingsIn(options, inputs)
  const messages = commits ? commitsIn(folder, range ?? 'HEAD') : inputs.length
  const what = commits ? (range ?? 'HEAD') : 'patches that were never posted'
  const fired = firedOf({ repository: write ?? basename(folder), what, messages }, findings)
  printSamples(findings, samples, seed)
  printTable(fired)
  if (write === undefined) return
  const path = join(repositoryRoot(), 'test/corpus/fired', `${write}.json`)
  writeFileSync(path, `${JSON.stringify(fired, null, 2)}\n`)
  process.stdout.write(`\nWritten to test/corpus/fired/${write}.json\n`)
}

/** Asks the command line that users have, in a process of its own. */
function findingsIn(options: Options, inputs: readonly string[]): CorpusFinding[] {
  const { repository, rules, habits } = options
  const command = join(repositoryRoot(), 'dist/cli.js')
  const place = repository === undefined ? ['--no-tree'] : ['--tree', resolve(repository)]
  const chosen = rules.map(rule => `--rule=${rule}`)
  const how = ['--state', 'outgoing', '--format', 'json', ...(habits ? [] : ['--no-habits'])]
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [command, 'check', ...place, ...how, ...chosen, ...inputs],
    { encoding: 'utf8', maxBuffer: 1 << 30, cwd: resolve(repository ?? '.') },
  )
  if (status === null || status > 1) process.stderr.write(stderr)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as CorpusFinding)
    .map(finding => ({ ...finding, file: basename(finding.file) }))
}

function commitsIn(repository: string, range: string): number {
  const count = execFileSync('git', ['rev-list', '--no-merges', '--count', range], {
    cwd: repository,
    encoding: 'utf8',
  })
  return Number(count)
}

function printSamples(findings: readonly CorpusFinding[], samples: number, seed: number): void {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort()
  for (const rule of samples > 0 ? rules : []) {
    const all = findings.filter(finding => finding.rule === rule)
    process.stdout.write(`${rule}\n`)
    for (const { file, line, severity, message } of draw(all, samples, seed))
      process.stdout.write(`  ${file}:${line}: ${severity}: ${message}\n`)
  }
}

function printTable({ rules, messages, loudMessages }: Fired): void {
  const columns = ['error', 'warning', 'information', 'hint']
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(34)}${cells.map(cell => cell.padStart(13)).join('')}\n`
  process.stdout.write(row('rule', [...columns, 'per thousand']))
  for (const [rule, counts] of Object.entries(rules)) {
    const all = Object.values(counts).reduce((total, count) => total + count, 0)
    const share = ((1000 * all) / messages).toFixed(1)
    process.stdout.write(row(rule, [...columns.map(each => String(counts[each] ?? '')), share]))
  }
  const percent = ((100 * loudMessages) / messages).toFixed(1)
  process.stdout.write(
    `\n${messages} messages, ${loudMessages} (${percent} %) with an error or a warning\n`,
  )
}

function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      repo: { type: 'string' },
      rev: { type: 'string' },
      patches: { type: 'string', multiple: true, default: [] },
      rule: { type: 'string', multiple: true, default: [] },
      samples: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      'no-habits': { type: 'boolean', default: false },
      write: { type: 'string' },
    },
  })
  if (values.patches.length === 0 && (values.repo === undefined || values.rev === undefined))
    throw new Error('Name commits with --repo DIR --rev RANGE, or patches with --patches DIR.')
  return {
    repository: values.repo,
    range: values.rev,
    patches: values.patches,
    rules: values.rule,
    samples: Number(values.samples),
    seed: Number(values.seed),
    habits: !values['no-habits'],
    write: values.write,
  }
}

main(optionsOf(process.argv.slice(2)))
