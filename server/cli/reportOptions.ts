import type { InputKind } from './checkOptions'
import { isOn, oneOf, readCommandLine, valuesOf, type OptionTable } from './commandOptions'
import { Refusal } from './refusal'

/** What was asked of `kernel-patch report`. */
export interface ReportOptions {
  /** As given, relative to the working directory; undefined: to be found. */
  readonly tree: string | undefined
  readonly as: InputKind | undefined
  readonly format: 'text' | 'json'
  /** Whether to colour; `auto` is where standard output is a terminal. */
  readonly color: 'auto' | 'always' | 'never'
  /** Files, directories, and `-` for standard input, as given. */
  readonly operands: readonly string[]
  /** Revisions and ranges in git's words. */
  readonly ranges: readonly string[]
}

const OPTIONS: OptionTable = {
  '--tree': 'value',
  '--as': 'value',
  '--format': 'value',
  '--color': 'value',
  '--rev': 'value',
  '--help': 'switch',
  '-h': 'switch',
}

/** Reads the arguments of `report`; `help` where they ask for it. Throws a `Refusal` for what cannot be taken. */
export function parseReportOptions(argv: readonly string[]): ReportOptions | 'help' {
  const line = readCommandLine(argv, OPTIONS)
  if (isOn(line, '--help', '-h')) return 'help'
  const { operands } = line
  const ranges = valuesOf(line, '--rev')
  if (operands.length === 0 && ranges.length === 0) {
    throw new Refusal(
      'Nothing to report on: name a patch, - for standard input, or a commit with --rev COMMIT.',
    )
  }
  if (operands.filter(operand => operand === '-').length > 1)
    throw new Refusal('Standard input (-) can be read only once.')
  const range = ranges.find(each => each.startsWith('-'))
  if (range !== undefined)
    throw new Refusal(`--rev ${range}: a revision does not begin with a hyphen.`)
  return {
    tree: valuesOf(line, '--tree').at(-1),
    as: oneOf(line, '--as', ['message', 'patch', 'mbox']),
    format: oneOf(line, '--format', ['text', 'json']) ?? 'text',
    color: oneOf(line, '--color', ['auto', 'always', 'never']) ?? 'auto',
    operands,
    ranges,
  }
}
