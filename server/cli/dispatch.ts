import type { CheckWorld } from './checkWorld'
import { COMMANDS, LATER_COMMANDS } from './commands'
import { visible } from './formats/visible'
import { didYouMean } from '../text/nearest'
import { isRefusal, Refusal } from './refusal'
import { version } from './version'

/** Runs the command that the arguments name and gives the exit status. */
export async function dispatch(argv: readonly string[], world: CheckWorld): Promise<number> {
  try {
    return await runCommand(argv, world)
  } catch (error) {
    if (world.signal.aborted) return INTERRUPTED
    if (!isRefusal(error)) throw error
    world.err(`kernel-patch: ${visible(error.message)}\n`)
    return 2
  }
}

/** What a shell gives for a program that Ctrl-C ended. */
export const INTERRUPTED = 130

async function runCommand([name, ...argv]: readonly string[], world: CheckWorld): Promise<number> {
  switch (name) {
    case undefined:
      throw new Refusal(
        `Name a command: ${COMMANDS.map(command => command.name).join(', ')}; or --help.`,
      )
    case '--version':
    case '-V':
      world.out(`kernel-patch ${version()}\n`)
      return 0
    case '--help':
    case '-h':
      world.out(help())
      return 0
    case 'help':
      return helpOn(argv, world)
  }
  return commandNamed(name).run(argv, world)
}

async function helpOn([name]: readonly string[], world: CheckWorld): Promise<number> {
  if (name !== undefined) return commandNamed(name).run(['--help'], world)
  world.out(help())
  return 0
}

function commandNamed(name: string): (typeof COMMANDS)[number] {
  const found = COMMANDS.find(command => command.name === name)
  if (found) return found
  if (LATER_COMMANDS.includes(name))
    throw new Refusal(`${name} is not there yet; a later version will have it.`)
  const what = name.startsWith('-') ? 'option' : 'command'
  const known = [...COMMANDS.map(command => command.name), 'help', '--help', '--version']
  throw new Refusal(`There is no ${what} ${name}${didYouMean(name, known)}`)
}

function help(): string {
  const width = Math.max(...COMMANDS.map(command => command.name.length))
  const lines = COMMANDS.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Usage: kernel-patch COMMAND [ARGUMENT]...

Helps people who write patches the way the Linux kernel does.

Commands:
${lines.join('\n')}

kernel-patch help COMMAND says more about a command; kernel-patch --version prints the version.
`
}
