import { inside, parentOf, resolveFrom } from '../services/absolutePath'
import { configuredWords } from '../services/getMaintainer'
import { readMaintainersTree, textOf } from '../services/maintainersTree'
import type { CheckWorld } from './checkWorld'
import { visible } from './formats/visible'
import {
  operandInput,
  rangeInputs,
  stagedInput,
  standardInput,
  streamedInputs,
  type InputContext,
  type InputOrFailure,
} from './maintainersInputs'
import { readMaintainersCommand, type MaintainersCommand } from './maintainersOptions'
import { inOrder } from './inOrder'
import { MAINTAINERS_HELP } from './maintainersHelp'
import { jsonPrinter, listPrinter, signersPrinter, textPrinter } from './maintainersPrinters'
import { outputOn } from './output'
import { Refusal } from './refusal'
import { selfTest } from '../model/getMaintainer/selfTest'
import { version } from './version'
import type { World } from './world'

/**
 * `kernel-patch maintainers`: who has to get a patch. As text it prints what get_maintainer.pl prints. Gives the exit
 * status: 0, or 2 where something could not be done, with a line on standard error for each. Throws a `Refusal` where
 * nothing can be done at all.
 */
export async function run(argv: readonly string[], world: CheckWorld): Promise<number> {
  const command = readMaintainersCommand(argv)
  if (command.help) {
    world.out(MAINTAINERS_HELP)
    return 0
  }
  if (command.version) {
    world.out(`kernel-patch ${version()}, in the words of get_maintainer.pl 0.26\n`)
    return 0
  }
  const status = await answer(command, world)
  for (const complaint of new Set(world.gitComplaints.flatMap(fatalLine)))
    complain(world, complaint)
  return status
}

async function answer(command: MaintainersCommand, world: CheckWorld): Promise<number> {
  const root = await topOf(command, world)
  const { files, home, signal } = world
  const words = await configuredWords({ root, files }, home)
  const options = command.options(words, world.terminals?.out ?? false)
  const place = {
    path: options['maintainer-path'],
    everywhere: options['find-maintainer-files'],
    home,
  }
  const tree = await readMaintainersTree(root, files, () => world.openGit(root), place, signal)
  const context: InputContext = {
    world,
    tree,
    treeIsNamed: command.tree !== undefined,
    asFiles: options.file,
  }
  const asText = command.format === 'text'
  if (asText && !command.signers && tree.maintainersFiles.length === 0) {
    throw new Refusal(`There is no ${options['maintainer-path'] ?? 'MAINTAINERS'} in ${root}.`)
  }
  if (command.selfTest) {
    if (command.operands.length > 0) throw new Refusal('--self-test takes no patches and no files.')
    const texts = await Promise.all(
      tree.maintainersFiles.map(async path => ({
        path: `./${path}`,
        text: (await textOf(path, root, files)) ?? '',
      })),
    )
    const tracked = (await (await tree.git())?.trackedFiles(signal)) ?? []
    world.out(selfTest(texts, tracked, command.selfTest))
    return 0
  }
  const printerFor = command.signers
    ? signersPrinter
    : !asText
      ? jsonPrinter
      : command.stdinFiles
        ? listPrinter
        : textPrinter
  const printer = await printerFor(context, options)
  const output = outputOn(world)
  const step = () => {
    output.step(printer.steps)
  }
  let status = 0
  const answers = inOrder(inputsOf(command, context), WIDTH, async input => {
    return 'failure' in input
      ? { failure: input.failure, text: printer.skipped(input.name) }
      : { text: await printer.answer(input) }
  })
  for await (const { failure, text } of answers) {
    signal.throwIfAborted()
    output.print(text)
    await world.ready()
    step()
    if (failure === undefined) continue
    output.flush()
    complain(world, failure)
    status = 2
  }
  output.print(await printer.end(step))
  output.end()
  return status
}

/** So many files are read, or histories asked for, at the same time. */
const WIDTH = 8

async function* inputsOf(
  command: MaintainersCommand,
  context: InputContext,
): AsyncGenerator<InputOrFailure> {
  if (command.stdinFiles) yield* streamedInputs(context)
  else if (command.staged) yield await stagedInput(context)
  else if (command.ranges.length > 0) {
    for (const range of command.ranges) yield* rangeInputs(context, range)
  } else if (command.operands.length > 0) {
    for (const operand of command.operands) yield await operandInput(context, operand)
  } else if (context.asFiles || context.world.terminals?.in) {
    throw new Refusal('Name patches, or source files after -f.')
  } else yield await standardInput(context.world)
}

/** The named tree, else the nearest directory above with a MAINTAINERS file, else git's top level. */
async function topOf({ tree }: MaintainersCommand, world: World): Promise<string> {
  const { cwd, files } = world
  if (tree !== undefined) {
    const root = resolveFrom(cwd, tree).replace(/(?<=[^/:])\/+$/, '')
    if ((await files.kind(root)) === 'directory') return root
    throw new Refusal(`--tree ${tree}: there is no such directory.`)
  }
  for (let at: string | undefined = cwd; at !== undefined; at = parentOf(at)) {
    if ((await files.kind(inside(at, 'MAINTAINERS'))) !== undefined) return at
  }
  const top = (await world.openGit(cwd))?.facts.topLevel
  if (top !== undefined) return top
  throw new Refusal(
    'There is no tree here: go to one with a MAINTAINERS file, or name it with --tree DIR.',
  )
}

/**
 * What git itself said before it gave up half-way: the figures of the history are then too low. That it does not know a
 * commit is no such thing.
 */
function fatalLine(complaint: string): string[] {
  const line = /^.*\bfatal: (?!bad revision|bad object|ambiguous argument).*$/m.exec(complaint)?.[0]
  return line === undefined ? [] : [`The history is incomplete: ${line.trim()}`]
}

function complain(world: World, sentence: string): void {
  world.err(`kernel-patch: ${visible(sentence)}\n`)
}
