import type { Problem } from '../../rules/run'
import { sourceUrl } from '../../rules/rule'
import type { CheckedMessage } from '../../services/check'
import type { Document } from '../document'
import type { Printer } from './printer'

/** One object a line, as docs/command-line.md describes it. */
export function jsonPrinter(signal: AbortSignal): Printer {
  return {
    async message(document, checked) {
      const objects = await Promise.all(
        checked.problems.map(problem => objectOf(document, checked, problem, signal)),
      )
      return objects.map(object => `${stringify(object)}\n`).join('')
    },
    end: () => '',
  }
}

async function objectOf(
  { name, commit, extentOf }: Document,
  { index, message: { state } }: CheckedMessage,
  { rule, at, message, severity, fixes, search }: Problem,
  signal: AbortSignal,
): Promise<object> {
  const { start, end } = extentOf(at)
  // Nobody repairs what is published, and such a search may go through all of history.
  const found = search && state !== 'history' ? await search(signal) : []
  return {
    file: name,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    rule: rule.id,
    checkpatch: rule.checkpatch,
    severity,
    message,
    why: rule.why,
    source: sourceUrl(rule),
    fixes: [...fixes, ...found].map(({ title }) => ({ title })),
    messageIndex: index,
    ...(commit && { commit: commit.hash }),
  }
}

/** JSON in which no character can steer a terminal: what JSON lets pass is escaped as well. */
export function stringify(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
