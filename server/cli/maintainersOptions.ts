import { readWords, type OptionSpec } from '../model/getMaintainer/getopt'
import { optionsFrom, refusal, SPECS, type Options } from '../model/getMaintainer/options'
import { Refusal } from './refusal'

/** What was asked of `kernel-patch maintainers`, before the tree's own configuration is known. */
export interface MaintainersCommand {
  /** As given; undefined: to be found. */
  readonly tree: string | undefined
  readonly format: 'text' | 'json'
  readonly help: boolean
  readonly version: boolean
  /** What of MAINTAINERS itself is to be tested; undefined: nothing. */
  readonly selfTest: SelfTestParts | undefined
  /** Count the signatures of the last half year, as the pipeline of 2007 does. */
  readonly signers: boolean
  /** Ask about the staged change. */
  readonly staged: boolean
  /** Ask about the paths on standard input, one a line. */
  readonly stdinFiles: boolean
  /** Ask about commits: ranges in git's words. */
  readonly ranges: readonly string[]
  readonly operands: readonly string[]
  /** The script's options with those of `.get_maintainer.conf` before them. Throws a `Refusal` for what cannot be taken. */
  options(configured: readonly string[], outputIsTerminal: boolean): Options
}

/** The parts of the script's self test that need nothing but the tree. */
export interface SelfTestParts {
  readonly sections: boolean
  readonly patterns: boolean
}

/** Ours; `--tree` with a value hides the script's switch of that name. */
const OWN: readonly OptionSpec[] = [
  { names: ['tree'], kind: 'word' },
  { names: ['notree', 'no-tree'], kind: 'flag' },
  { names: ['format'], kind: 'text' },
  { names: ['staged'], kind: 'flag' },
  { names: ['stdin-files'], kind: 'flag' },
  { names: ['rev'], kind: 'text' },
  { names: ['signers'], kind: 'flag' },
  { names: ['self-test'], kind: 'word' },
  { names: ['version', 'v'], kind: 'flag' },
  { names: ['help', 'h', 'usage'], kind: 'flag' },
]

/** Reads the arguments. Throws a `Refusal` for the first that cannot be taken. */
export function readMaintainersCommand(argv: readonly string[]): MaintainersCommand {
  const specs = [...OWN, ...SPECS.filter(({ names }) => !names.includes('tree'))]
  const { settings, operands, errors } = readWords(argv, specs)
  if (errors[0] !== undefined) throw new Refusal(sentence(errors[0]))
  const values = (name: string) =>
    settings.filter(setting => setting.name === name).map(({ value }) => value)
  const format = values('format').at(-1) ?? 'text'
  if (format !== 'text' && format !== 'json') {
    throw new Refusal(`--format cannot be "${String(format)}"; it is one of text, json.`)
  }
  const tree = values('tree').findLast(value => typeof value === 'string')
  const command = {
    tree: typeof tree === 'string' ? tree : undefined,
    format,
    help: values('help').length > 0,
    version: values('version').length > 0,
    selfTest: selfTestParts(values('self-test').at(-1)),
    signers: values('signers').length > 0,
    staged: values('staged').length > 0,
    stdinFiles: values('stdin-files').length > 0,
    ranges: values('rev').map(String),
    operands,
  } as const
  checkInputs(command)
  return {
    ...command,
    options(configured, outputIsTerminal) {
      const before = readWords(configured, SPECS)
      if (before.errors[0] !== undefined)
        throw new Refusal(`.get_maintainer.conf: ${sentence(before.errors[0])}`)
      const options = optionsFrom([...before.settings, ...settings], outputIsTerminal)
      const fault = refusal(options)
      if (fault !== undefined) throw new Refusal(sentence(fault))
      return command.stdinFiles ? { ...options, file: true } : options
    },
  }
}

function selfTestParts(value: string | number | boolean | undefined): SelfTestParts | undefined {
  if (value === undefined) return undefined
  const parts = String(value).split(/[^A-Za-z0-9_]+/)
  const network = ['links', 'scm'].find(part => parts.includes(part))
  if (value === true || network !== undefined)
    throw new Refusal(
      `--self-test${network === undefined ? '' : `=${network}`} would ask the hosts that MAINTAINERS names, and the network is left alone here; give --self-test=sections or --self-test=patterns.`,
    )
  const known = { sections: parts.includes('sections'), patterns: parts.includes('patterns') }
  if (!known.sections && !known.patterns)
    throw new Refusal(`--self-test cannot be "${String(value)}"; it is one of sections, patterns.`)
  return known
}

function checkInputs({
  staged,
  stdinFiles,
  ranges,
  operands,
}: Omit<MaintainersCommand, 'options'>): void {
  const ways = [staged, stdinFiles, ranges.length > 0, operands.length > 0].filter(Boolean).length
  if (ways > 1)
    throw new Refusal('Patches or files, --staged, --rev and --stdin-files exclude each other.')
  const range = ranges.find(each => each.startsWith('-'))
  if (range !== undefined)
    throw new Refusal(`--rev ${range}: a revision does not begin with a hyphen.`)
  if (operands.includes('')) throw new Refusal('A file name cannot be empty.')
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
