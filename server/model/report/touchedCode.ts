import { pathOfFile, type Diff, type DiffFile } from '../../parse/diff'

/** A function or a file, with how much of it changes. */
export interface TouchedUnit {
  readonly name: string
  /** The path of its file. */
  readonly path: string
  /** Lines added and removed. */
  readonly lines: number
}

/** What a diff changes, the largest first. */
export interface TouchedCode {
  readonly files: readonly TouchedUnit[]
  /** Functions that were there before and whose lines change. */
  readonly functions: readonly TouchedUnit[]
  /** Names of functions that come with the change. */
  readonly newFunctions: readonly string[]
  readonly added: number
  readonly removed: number
  /** Lines of the diff that stable counts: added, removed and the context around them. */
  readonly withContext: number
}

/** Measures a change; nothing changes where there is no diff. */
export function touchedCode(diff: Diff | undefined): TouchedCode {
  const files: TouchedUnit[] = []
  const functions = new Map<string, TouchedUnit>()
  const newFunctions = new Set<string>()
  let added = 0
  let removed = 0
  let withContext = 0
  for (const file of diff?.files ?? []) {
    const path = pathOfFile(file)
    let lines = 0
    for (const hunk of file.hunks) {
      added += hunk.added
      removed += hunk.removed
      lines += hunk.added + hunk.removed
      withContext += hunk.lines.length
    }
    files.push({ name: path, path, lines })
    if (!isC(path)) continue
    for (const { name, isNew } of changedFunctions(file)) {
      if (isNew) newFunctions.add(name)
      const key = `${path} ${name}`
      const before = functions.get(key)?.lines ?? 0
      functions.set(key, { name, path, lines: before + 1 })
    }
  }
  return {
    files: files.sort(byLines),
    functions: [...functions.values()].filter(({ name }) => !newFunctions.has(name)).sort(byLines),
    newFunctions: [...newFunctions],
    added,
    removed,
    withContext,
  }
}

/** Whether a path is C source, in which functions are found. */
export function isC(path: string): boolean {
  return /\.[ch]$/.test(path)
}

function byLines(a: TouchedUnit, b: TouchedUnit): number {
  return b.lines - a.lines
}

/** The function of each changed line, as far as hunk headers and the lines of the hunks tell. */
function* changedFunctions({ hunks }: DiffFile): Generator<{ name: string; isNew: boolean }> {
  for (const { section, lines } of hunks) {
    let current = functionIn(section.text)
    let isNew = false
    for (const { kind, text } of lines) {
      const begun = functionIn(text)
      if (begun !== undefined) {
        current = begun
        isNew = kind === 'added'
      } else if (/^[A-Za-z_].*[={;]\s*$/.test(text)) {
        // A table or a declaration between two functions.
        current = undefined
      }
      const changes = kind === 'added' || kind === 'removed'
      // What is only a comment or an empty line changes no function.
      if (changes && current !== undefined && /\w/.test(text)) yield { name: current, isNew }
      if (text.startsWith('}')) current = undefined
    }
  }
}

/** The name of the function that a line at the left margin begins. */
function functionIn(line: string): string | undefined {
  if (!/^[A-Za-z_]/.test(line) || /;\s*$/.test(line) || line.length > 300) return undefined
  const match =
    /^(?!(?:return|if|while|for|switch|else|case|define|typedef)\b)[\w\s*]*?\b(\w+)\s*\(/.exec(line)
  const name = match?.[1]
  if (name === undefined || /^[A-Z0-9_]+$/.test(name) || name === '__attribute__') return undefined
  return name
}
