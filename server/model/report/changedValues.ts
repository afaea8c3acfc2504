import { pathOfFile, type Diff, type DiffLine } from '../../parse/diff'

/** A value that is another one after the change. */
export interface ChangedValue {
  /** `constant`, `message`. */
  readonly what: string
  /** The name of the constant, or the text of the message as it was. */
  readonly name: string
  readonly path: string
  /** The new value. */
  readonly now: string
}

/** Each is looked for in the text; a change of more is described as a whole. */
const MOST = 200

/** Constants and messages that a diff replaces by others, line by line, some hundred at most. */
export function changedValues(diff: Diff | undefined): ChangedValue[] {
  const values: ChangedValue[] = []
  for (const file of diff?.files ?? []) {
    const { hunks, status } = file
    const path = pathOfFile(file)
    if (status === 'added' || status === 'deleted' || !/\.[chS]$/.test(path)) continue
    for (const { lines } of hunks) {
      const removed = lines.filter(isRemoved)
      const added = lines.filter(isAdded)
      values.push(...constants(removed, added, path), ...messages(removed, added, path))
    }
  }
  return values.slice(0, MOST)
}

function isRemoved({ kind }: DiffLine): boolean {
  return kind === 'removed'
}

function isAdded({ kind }: DiffLine): boolean {
  return kind === 'added'
}

const CONSTANT = /^\s*#\s*define\s+(\w+)\s+(\(?[-+]?(?:0[xX][0-9a-fA-F]+|\d+)[\w\s*+<|()-]{0,80})$/

/** `#define NAME value` with the same name and another number. */
function* constants(
  removed: readonly DiffLine[],
  added: readonly DiffLine[],
  path: string,
): Generator<ChangedValue> {
  const after = new Map(added.flatMap(constantIn))
  for (const [name, before] of removed.flatMap(constantIn)) {
    const now = after.get(name)
    if (now !== undefined && plain(now) !== plain(before))
      yield { what: 'constant', name, path, now: now.trim() }
  }
}

/** The name and the value that a line defines, as a list of at most one. */
function constantIn({ text }: DiffLine): [name: string, value: string][] {
  const [, name, value] = CONSTANT.exec(bare(text)) ?? []
  return name === undefined || value === undefined ? [] : [[name, value]]
}

/** Calls that show a text to people. */
const SHOWS =
  /\b(?:printf|printk|puts|pr_(?:err|warn|info|notice|crit|alert|emerg)|dev_(?:err|warn|info|notice|crit)|netdev_(?:err|warn|info)|log_(?:err|warning|notice|info)|fprintf|(?:WARN|BUG)\w*|panic)\w*\s*\(/

/** So many removed lines stand around a message that is what changes. */
const MOST_AROUND = 3

/** A message whose text changes while the call stays. */
function* messages(
  removed: readonly DiffLine[],
  added: readonly DiffLine[],
  path: string,
): Generator<ChangedValue> {
  const shown = (lines: readonly DiffLine[]): string[] =>
    lines.flatMap(({ text }) => {
      if (text.length > 300 || !SHOWS.test(text)) return []
      const string = /"((?:[^"\\]|\\.){8,200})"/.exec(text)?.[1]
      return string === undefined ? [] : [string]
    })
  // Where all of the code is another, nobody looks for its messages in the text.
  if (removed.length > MOST_AROUND) return
  const [before, ...more] = shown(removed)
  const [now, ...others] = shown(added)
  // Only where it is plain which message became which.
  if (before === undefined || now === undefined || more.length + others.length > 0) return
  if (plain(before) !== plain(now)) yield { what: 'message', name: before, path, now }
}

/** Without a comment at its end. */
function bare(text: string): string {
  const comment = text.search(/\/[*/]/)
  return comment < 0 ? text : text.slice(0, comment)
}

/** A value as the machine takes it: 0x0001 is (0x1). */
function plain(text: string): string {
  return text
    .replace(/[\s()]+/g, '')
    .toLowerCase()
    .replace(/\b0x0+(?=[0-9a-f])/g, '0x')
    .replace(/(?<=\d)u?l{0,2}\b/g, '')
}

/** Whether nothing but texts and comments becomes another: the same code stays around them. */
export function onlyTextsChange(diff: Diff | undefined): boolean {
  const hunks = diff?.files.flatMap(file => file.hunks) ?? []
  return (
    hunks.length > 0 &&
    hunks.every(({ lines }) => {
      const code = (kind: DiffLine['kind']): string =>
        lines.flatMap(line => (line.kind === kind ? [withoutTexts(line.text)] : [])).join('')
      return code('removed') === code('added')
    })
  )
}

function withoutTexts(line: string): string {
  if (line.length > 1000) return line
  return line
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/\/\/.*|\/\*.*?\*\//g, '')
    .replace(/^\s*(?:\/?\*|\*\/).*|\s+/g, '')
}
