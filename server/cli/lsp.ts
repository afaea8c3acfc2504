import { isOn, readCommandLine } from './commandOptions'
import { Refusal } from './refusal'
import type { World } from './world'

/**
 * `kernel-patch lsp --stdio`: the language server on standard input and output, which ends the process when the editor
 * says so. Throws a `Refusal` for what it does not take.
 */
export async function run(argv: readonly string[], world: Pick<World, 'out'>): Promise<number> {
  const line = readCommandLine(argv, OPTIONS)
  if (isOn(line, '--help', '-h')) {
    world.out(LSP_HELP)
    return 0
  }
  const [operand] = line.operands
  if (operand !== undefined) throw new Refusal(`lsp takes no operand, but was given ${operand}.`)
  if (!isOn(line, '--stdio')) {
    throw new Refusal('lsp speaks over standard input and output only: kernel-patch lsp --stdio')
  }
  // It finds its channel in the arguments of this process and serves from the moment it is loaded.
  await import('../lsp/main.js')
  return new Promise(() => undefined)
}

/** Editors add the second one by themselves, so that a server whose editor died can end. */
const OPTIONS = {
  '--stdio': 'switch',
  '--clientProcessId': 'value',
  '--help': 'switch',
  '-h': 'switch',
} as const

const LSP_HELP = `Usage: kernel-patch lsp --stdio

The language server for editors, over standard input and output.
`
