import { pathOfFile, type Diff, type DiffFile } from '../parse/diff'
import { isCode } from './fileKind'

/** Lines of one file that a change takes away or replaces, counted from 1 in the file before the change. */
export interface RemovedLines {
  readonly path: string
  readonly ranges: readonly { readonly first: number; readonly last: number }[]
  readonly count: number
}

/** The lines of code that a change takes away or replaces, the file with most of them first. */
export function removedCode({ files }: Diff): RemovedLines[] {
  return files
    .map(removedIn)
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}

/** How many lines of code a change adds and removes: what is moved, data, documents and comments do not count. */
export function codeSize({ files }: Diff): { readonly added: number; readonly removed: number } {
  let added = 0
  let removed = 0
  for (const file of files) {
    if (!isCode(pathOfFile(file))) continue
    for (const { kind, text } of file.hunks.flatMap(hunk => hunk.lines)) {
      if (!isStatement(text) || isEntry(text)) continue
      if (kind === 'added') added++
      if (kind === 'removed') removed++
    }
  }
  return { added, removed }
}

function removedIn({ oldPath, hunks }: DiffFile): RemovedLines {
  const path = oldPath ?? ''
  const ranges: { first: number; last: number }[] = []
  let count = 0
  for (const { lines, oldStart } of isCode(path) ? hunks : []) {
    let number = oldStart
    for (const { kind, text } of lines) {
      if (kind === 'removed' && isStatement(text)) {
        const last = ranges.at(-1)
        if (last?.last === number - 1) last.last = number
        else ranges.push({ first: number, last: number })
        count++
      }
      if (kind === 'removed' || kind === 'context') number++
    }
  }
  return { path, ranges, count }
}

/** Whether a line does something: no comment, no lone brace, no include, no entry of a table. */
function isStatement(line: string): boolean {
  const text = line.trim()
  if (/^(?:\/\/|\/\*|\*(?:\s|\/|$)|#\s*include|["'\d])/.test(text)) return false
  return /\w/.test(text) && !/^(?:\.\w+ = .*|\{.*|[\w-]+),$/.test(text)
}

/** Whether a line only names a value: a constant, or a macro's entry of a table. */
function isEntry(line: string): boolean {
  return /^\s*(?:#\s*define\s+\w+(?:\s[\w()<>| \t-]*)?|[A-Z][A-Z0-9_]*\(.*\),?\s*)(?:\/\*.*)?$/.test(
    line,
  )
}
