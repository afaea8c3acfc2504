import type { Diff, DiffFile } from '../parse/diff'

/** What a diff adds for others to use and does not use itself: functions that are not static, and Kconfig symbols. */
export function unusedSymbols(diff: Diff): string[] {
  const named = new Map<string, number>()
  for (const file of diff.files) {
    for (const line of addedLines(file)) {
      const name = definedBy(line, file.newPath ?? '')
      if (name !== undefined) named.set(name, 0)
    }
  }
  if (named.size === 0) return []
  const used = usedWords(diff)
  return [...named.keys()].filter(name => !used.has(name))
}

/** Words of added lines, those left out that only define or declare what they name. */
export function usedWords({ files }: Diff): Set<string> {
  const used = new Set<string>()
  for (const file of files) {
    for (const line of addedLines(file)) {
      const defined = definedBy(line, file.newPath ?? '')
      for (const [word] of line.matchAll(/[A-Za-z_]\w*/g)) {
        if (word !== defined) used.add(word.replace(/^CONFIG_/, ''))
      }
    }
  }
  return used
}

function addedLines({ hunks }: DiffFile): string[] {
  return hunks
    .flatMap(({ lines }) => lines)
    .filter(({ kind, text }) => kind === 'added' && !/^\s*(?:\/\/|\/?\*)/.test(text))
    .map(({ text }) => text)
}

/** The name that a line defines, declares or exports. */
function definedBy(line: string, path: string): string | undefined {
  if (/(?:^|\/)Kconfig[^/]*$/.test(path)) return /^\s*(?:menu)?config (\w+)$/.exec(line)?.[1]
  if (!/\.[ch]$/.test(path)) return undefined
  return (EXPORT.exec(line) ?? FUNCTION.exec(line))?.[1]
}

const EXPORT = /^EXPORT_SYMBOL\w*\((\w+)/
/** A function's head at the start of a line: a type, the name, the parameters. */
const FUNCTION =
  /^(?!static\b|return\b|else\b|typedef\b|#)(?:extern )?(?:(?:struct|enum|union|const|unsigned|signed) )*[A-Za-z_]\w* +\**([A-Za-z_]\w*)\(/
