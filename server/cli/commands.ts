import { run as check } from './check'
import type { CheckWorld } from './checkWorld'

/** A command of the command line. */
export interface Command {
  readonly name: string
  /** What it does, for the list of commands. */
  readonly summary: string
  /** Loads the command's code, which takes longer than all the rest, and runs it. Gives the exit status. */
  run(argv: readonly string[], world: CheckWorld): Promise<number>
}

export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    summary: 'check commit messages, patches, series and commits',
    run: check,
  },
  {
    name: 'maintainers',
    summary: 'say who has to get a patch, and why',
    run: async (argv, world) => (await import('./maintainers.js')).run(argv, world),
  },
  {
    name: 'report',
    summary: 'say what the readers of a changelog learn from it, and what is open',
    run: async (argv, world) => (await import('./ruleCommands.js')).report(argv, world),
  },
  {
    name: 'contributors',
    summary: 'say who contributed what to a range of commits, by person and by employer',
    run: async (argv, world) => (await import('./contributors.js')).run(argv, world),
  },
  {
    name: 'rules',
    summary: 'list the rules',
    run: async (argv, world) => (await import('./ruleCommands.js')).rules(argv, world),
  },
  {
    name: 'profiles',
    summary: 'list what the maintainers of some code ask',
    run: async (argv, world) => (await import('./ruleCommands.js')).profiles(argv, world),
  },
  {
    name: 'lsp',
    summary: 'start the language server, for editors',
    run: async (argv, world) => (await import('./lsp.js')).run(argv, world),
  },
]

/** Commands that later versions will have. */
export const LATER_COMMANDS: readonly string[] = ['mcp']
