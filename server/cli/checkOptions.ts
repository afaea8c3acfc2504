import { STATES, type State } from '../model/state'
import {
  isOn,
  listedValues,
  oneOf,
  readCommandLine,
  valuesOf,
  type OptionTable,
} from './commandOptions'
import { Refusal } from './refusal'

/** What an input is taken for, whatever it looks like. */
export type InputKind = 'message' | 'patch' | 'mbox'

/** How findings are printed. */
export type Format = 'text' | 'terse' | 'json'

/** What was asked of `kernel-patch check`. */
export interface CheckOptions {
  /** As given, relative to the working directory; undefined: to be found. */
  readonly tree: string | undefined
  /** Look for no tree and ask no git. */
  readonly noTree: boolean
  readonly as: InputKind | undefined
  /** The state of every message; undefined: what the input suggests. */
  readonly state: State | undefined
  readonly format: Format
  /** Whether to colour; `auto` is where standard output is a terminal. */
  readonly color: 'auto' | 'always' | 'never'
  /** As text, print nothing where nothing is found. */
  readonly quiet: boolean
  /** Weigh findings by what the project's recent commits do. */
  readonly habits: boolean
  /** A profile's id, or `auto`; undefined: what the tree says. */
  readonly profile: string | undefined
  /** Make the repairs that need no choice. */
  readonly fix: boolean
  /** Tell how long each rule took. */
  readonly timing: boolean
  /** Rules and types of checkpatch.pl, as given. */
  readonly ignore: readonly string[]
  /** The only rules to run, by id or type; empty: all. */
  readonly only: readonly string[]
  /** Files, directories, and `-` for standard input, as given. */
  readonly operands: readonly string[]
  /** Revisions and ranges in git's words. */
  readonly ranges: readonly string[]
}

const OPTIONS: OptionTable = {
  '--tree': 'value',
  '--notree': 'switch',
  '--no-tree': 'switch',
  '--as': 'value',
  '--state': 'value',
  '--format': 'value',
  '--color': 'value',
  '--quiet': 'switch',
  '-q': 'switch',
  '--no-habits': 'switch',
  '--ignore': 'value',
  '--rule': 'value',
  '--rev': 'value',
  '--help': 'switch',
  '-h': 'switch',
  '--profile': 'value',
  '--fix': 'switch',
  '--timing': 'switch',
}

/** Reads the arguments of `check`; `help` where they ask for it. Throws a `Refusal` for what cannot be taken. */
export function parseCheckOptions(argv: readonly string[]): CheckOptions | 'help' {
  const line = readCommandLine(argv, OPTIONS)
  if (isOn(line, '--help', '-h')) return 'help'
  const options: CheckOptions = {
    tree: valuesOf(line, '--tree').at(-1),
    noTree: isOn(line, '--notree', '--no-tree'),
    as: oneOf(line, '--as', ['message', 'patch', 'mbox']),
    state: oneOf(line, '--state', STATES),
    format: oneOf(line, '--format', ['text', 'terse', 'json'], ['sarif', 'b4']) ?? 'text',
    color: oneOf(line, '--color', ['auto', 'always', 'never']) ?? 'auto',
    quiet: isOn(line, '--quiet', '-q'),
    habits: !isOn(line, '--no-habits'),
    profile: valuesOf(line, '--profile').at(-1),
    fix: isOn(line, '--fix'),
    timing: isOn(line, '--timing'),
    ignore: listedValues(line, '--ignore'),
    only: listedValues(line, '--rule'),
    operands: line.operands,
    ranges: valuesOf(line, '--rev'),
  }
  const odd = oddity(options)
  if (odd !== undefined) throw new Refusal(odd)
  return options
}

/** What makes no sense together, as a sentence. */
function oddity(options: CheckOptions): string | undefined {
  const { tree, noTree, operands, ranges, fix } = options
  if (operands.length === 0 && ranges.length === 0) {
    return 'Nothing to check: name patches, a directory, - for standard input, or commits with --rev RANGE.'
  }
  if (noTree && tree !== undefined) return '--tree and --no-tree exclude each other.'
  if (noTree && ranges.length > 0) return '--rev needs a repository, and --no-tree asks for none.'
  if (operands.includes('')) return 'A file name cannot be empty.'
  if (operands.filter(operand => operand === '-').length > 1)
    return 'Standard input (-) can be read only once.'
  if (fix && ranges.length > 0)
    return '--fix repairs files and standard input; commits stay as they are, so leave out --rev.'
  const range = ranges.find(each => each.startsWith('-'))
  return range === undefined
    ? undefined
    : `--rev ${range}: a revision does not begin with a hyphen.`
}
