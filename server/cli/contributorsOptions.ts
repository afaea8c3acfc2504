import type { Grouping } from '../model/contributors/csv'
import { isOn, oneOf, readCommandLine, valuesOf, type OptionTable } from './commandOptions'
import { Refusal } from './refusal'

/** What was asked of `kernel-patch contributors`. */
export interface ContributorsOptions {
  /** As given, relative to the working directory; undefined: to be found. */
  readonly tree: string | undefined
  /** In git's words. */
  readonly range: string
  /** As given, relative to the working directory; none for the whole tree. */
  readonly paths: readonly string[]
  readonly since: string | undefined
  readonly merges: boolean
  readonly lines: boolean
  readonly by: Grouping | undefined
  readonly format: 'text' | 'json' | 'csv'
  /** Rows of each table; undefined for all of them. */
  readonly limit: number | undefined
  /** Maps of employers, the most important first. */
  readonly maps: readonly { readonly option: string; readonly file: string }[]
}

const OPTIONS: OptionTable = {
  '--tree': 'value',
  '--by': 'value',
  '--format': 'value',
  '--limit': 'value',
  '--since': 'value',
  '--domain-map': 'value',
  '--person-map': 'value',
  '--merges': 'switch',
  '--no-lines': 'switch',
  '--help': 'switch',
  '-h': 'switch',
}

/** Rows of a table that a person reads. */
const ROWS = 20

/** Reads the arguments of `contributors`; `help` where they ask for it. Throws a `Refusal` for what cannot be taken. */
export function parseContributorsOptions(argv: readonly string[]): ContributorsOptions | 'help' {
  const end = argv.indexOf('--')
  const line = readCommandLine(end < 0 ? argv : argv.slice(0, end), OPTIONS)
  if (isOn(line, '--help', '-h')) return 'help'
  const [range, second] = line.operands
  if (range === undefined)
    throw new Refusal(
      'Nothing to count: name a range of commits, such as v2026.04..v2026.07, or HEAD for all.',
    )
  if (second !== undefined)
    throw new Refusal(`${second}: name one range, and paths behind --: ${range} -- ${second}`)
  const format = oneOf(line, '--format', ['text', 'json', 'csv']) ?? 'text'
  const maps = ['--person-map', '--domain-map'].flatMap(option =>
    valuesOf(line, option).map(file => ({ option, file })),
  )
  return {
    tree: valuesOf(line, '--tree').at(-1),
    range,
    paths: end < 0 ? [] : argv.slice(end + 1),
    since: valuesOf(line, '--since').at(-1),
    merges: isOn(line, '--merges'),
    lines: !isOn(line, '--no-lines'),
    by: oneOf(line, '--by', ['person', 'employer']),
    format,
    limit: limitIn(valuesOf(line, '--limit').at(-1)) ?? (format === 'text' ? ROWS : undefined),
    maps,
  }
}

function limitIn(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new Refusal(`--limit ${value}: this is no number of rows.`)
  return Number(value)
}
