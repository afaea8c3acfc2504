import { Slice } from '../text/slice'
import { isPrefixed, prefixLengths, readPathPair, readQuotedPath } from './gitPath'
import { isHunkHeader } from './hunk'
import { lineEnd, nextLine } from './lineEnds'

/** What the lines above the hunks of one file say. */
export interface DiffHeader {
  readonly whole: Slice
  readonly combined: boolean
  /** `undefined` for /dev/null, and where the header names no path. */
  readonly oldPath: Slice | undefined
  readonly newPath: Slice | undefined
  /** Keys of git's extended header (`rename from`, `new file mode`, …) with their values. */
  readonly extended: ReadonlyMap<string, Slice>
  readonly binary: boolean
}

/** Which header begins a file: git's, a merge's, or that of any other diff. */
export type HeaderKind = 'git' | 'combined' | 'plain'

/**
 * The kind of header that begins at `at`, an offset of `text`. A line that only looks like the first of a header,
 * as prose about diffs has it, begins none.
 */
export function headerKindAt(text: string, at: number, limit: number): HeaderKind | undefined {
  if (text.startsWith('--- ', at)) return isTriple(text, at, limit) ? 'plain' : undefined
  if (text.startsWith('diff -', at)) {
    const next = nextLine(text, at, limit)
    const kind = /diff --(?:(git)|cc|combined) \S/y
    kind.lastIndex = at
    const [found, git] = kind.exec(text) ?? []
    if (found !== undefined && kind.lastIndex <= limit) {
      // A mail may be cut anywhere, so the end of the text is as good as the next line of the header.
      if (next >= limit || extendedAt(text, next, limit)) return git ? 'git' : 'combined'
      return undefined
    }
    return isTriple(text, next, limit) ? 'plain' : undefined
  }
  if (text.startsWith('Index: ', at)) {
    const ruler = nextLine(text, at, limit)
    return text.startsWith('===', ruler) && isTriple(text, nextLine(text, ruler, limit), limit)
      ? 'plain'
      : undefined
  }
  return undefined
}

/** Reads the header of that kind at `at`, an offset of the source of `whole`. */
export function readDiffHeader(whole: Slice, at: number, kind: HeaderKind): DiffHeader {
  return kind === 'plain'
    ? readPlainHeader(whole, at)
    : readGitHeader(whole, at, kind === 'combined')
}

/** `---`, `+++` and a hunk header in three lines. */
function isTriple(text: string, at: number, limit: number): boolean {
  if (!text.startsWith('--- ', at)) return false
  const second = nextLine(text, at, limit)
  if (!text.startsWith('+++ ', second)) return false
  const third = nextLine(text, second, limit)
  return third < limit && isHunkHeader(text, third)
}

/** The lines between `diff --git` and the hunks; `rename old` and `rename new` are of very old gits. */
const EXTENDED =
  /(old mode|new mode|deleted file mode|new file mode|mode|copy from|copy to|rename old|rename new|rename from|rename to|similarity index|dissimilarity index|index|---|\+\+\+|Binary files) |GIT binary patch\r?\n/y

/** The key of a line of git's header; `undefined` for any other line. */
function extendedAt(text: string, at: number, limit: number): string | undefined {
  EXTENDED.lastIndex = at
  const match = at < limit ? EXTENDED.exec(text) : null
  return match ? (match[1] ?? match[0].trim()) : undefined
}

function readGitHeader(whole: Slice, at: number, combined: boolean): DiffHeader {
  const { source, end: limit } = whole
  const { text } = source
  const extended = new Map<string, Slice>()
  let next = nextLine(text, at, limit)
  const firstLine = new Slice(source, at, lineEnd(text, at, next))
  for (
    let key = extendedAt(text, next, limit);
    key !== undefined;
    key = extendedAt(text, next, limit)
  ) {
    // The names come as a pair, and the header's own lines come once: a second one is another text.
    if (key === 'GIT binary patch' || extended.has(key)) break
    const end = nextLine(text, next, limit)
    if (key === '---' && !text.startsWith('+++ ', end)) break
    extended.set(key, new Slice(source, next + key.length + 1, lineEnd(text, next, end)))
    next = end
  }
  const rest = firstLine.sub(firstLine.text.indexOf(' ', 'diff --'.length) + 1)
  return {
    whole: new Slice(source, at, next),
    combined,
    ...(combined ? combinedPaths(rest) : gitPaths(rest, extended)),
    extended,
    binary:
      extended.has('Binary files') || (next < limit && text.startsWith('GIT binary patch', next)),
  }
}

type Paths = Pick<DiffHeader, 'oldPath' | 'newPath'>

function combinedPaths(rest: Slice): Paths {
  const path = readQuotedPath(rest)?.path ?? rest
  return { oldPath: path, newPath: path }
}

/** Renames say their paths without prefix and beyond doubt; `---` and `+++` come next; the first line is the last resort. */
function gitPaths(rest: Slice, extended: ReadonlyMap<string, Slice>): Paths {
  const get = (...keys: string[]) => keys.map(key => extended.get(key)).find(value => value)
  const from = get('rename from', 'rename old', 'copy from')
  const to = get('rename to', 'rename new', 'copy to')
  if (from && to) return { oldPath: unquoted(from), newPath: unquoted(to) }
  const pair = readPathPair(rest)
  const minus = get('---')
  const plus = get('+++')
  const [oldLength, newLength] = pair
    ? prefixLengths(pair.old.text, pair.new.text)
    : [undefined, undefined]
  const old = minus ? fileName(minus) : pair?.old
  const renewed = plus ? fileName(plus) : pair?.new
  const isNew = extended.has('new file mode') && !minus
  const isGone = extended.has('deleted file mode') && !plus
  return {
    oldPath: isNew ? undefined : withoutPrefix(old, oldLength),
    newPath: isGone ? undefined : withoutPrefix(renewed, newLength),
  }
}

function withoutPrefix(path: Slice | undefined, length: number | undefined): Slice | undefined {
  if (!path || path.text === '/dev/null') return undefined
  return path.sub(length ?? (isPrefixed(path.text) ? 2 : 0))
}

function readPlainHeader(whole: Slice, at: number): DiffHeader {
  const { source, end: limit } = whole
  const { text } = source
  let minusAt = at
  while (!text.startsWith('--- ', minusAt)) minusAt = nextLine(text, minusAt, limit)
  const plusAt = nextLine(text, minusAt, limit)
  const end = nextLine(text, plusAt, limit)
  const minus = new Slice(source, minusAt + 4, lineEnd(text, minusAt, plusAt))
  const plus = new Slice(source, plusAt + 4, lineEnd(text, plusAt, end))
  const old = fileName(minus)
  const renewed = fileName(plus)
  const isNew = isNothing(minus, old)
  const isGone = isNothing(plus, renewed)
  const [oldLength, newLength] =
    isNew || isGone ? [undefined, undefined] : prefixLengths(old.text, renewed.text)
  return {
    whole: new Slice(source, at, end),
    combined: false,
    oldPath: isNew ? undefined : withoutPrefix(old, oldLength),
    newPath: isGone ? undefined : withoutPrefix(renewed, newLength),
    extended: new Map(),
    binary: false,
  }
}

/** /dev/null, or the time stamp that GNU diff gives a file that does not exist. */
function isNothing(line: Slice, name: Slice): boolean {
  return name.text === '/dev/null' || /\t(?:1970-01-01|1969-12-31) /.test(line.text)
}

/** The name in a `---` or `+++` line, without the tab or the time that may follow it. */
function fileName(line: Slice): Slice {
  const quoted = readQuotedPath(line)
  if (quoted) return quoted.path
  const name = line.text.split('\t', 1)[0] ?? ''
  const time = name.search(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
  return line.sub(0, time > 0 ? name.slice(0, time).trimEnd().length : name.length)
}

function unquoted(value: Slice): Slice {
  return readQuotedPath(value)?.path ?? value
}
