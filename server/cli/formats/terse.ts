import type { Severity } from '../../rules/severity'
import type { Printer } from './printer'
import { visible } from './visible'

/** The levels that checkpatch.pl knows: its CHECK is what it says only when asked to be strict. */
const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'CHECK',
  hint: 'CHECK',
}

/** `file:line: LEVEL:NAME: message`, as checkpatch.pl prints with --terse and --show-types. */
export const tersePrinter: Printer = {
  message: ({ name, extentOf }, { problems }) => {
    const lines = problems.map(({ at, severity, rule, message }) => {
      const { start } = extentOf(at)
      return visible(
        `${name}:${start.line + 1}: ${LEVELS[severity]}:${rule.id}: ${oneLine(message)}`,
      )
    })
    return Promise.resolve(lines.map(line => `${line}\n`).join(''))
  },
  end: () => '',
}

function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, ' ')
}
