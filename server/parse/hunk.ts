import { Slice } from '../text/slice'
import { lineEnd, nextLine } from './lineEnds'

export interface Hunk {
  readonly whole: Slice
  /** The `@@` line, without its end. */
  readonly header: Slice
  readonly oldStart: number
  readonly oldCount: number
  readonly newStart: number
  readonly newCount: number
  /** What stands behind the second `@@`: usually the function. Trimmed. */
  readonly section: Slice
  /** How many lines the hunk really adds and removes. */
  readonly added: number
  readonly removed: number
  /** Cut when first asked for, because most questions need none of them. */
  readonly lines: readonly DiffLine[]
  /** Whether it has as many lines as its header announces. */
  readonly complete: boolean
}

export interface DiffLine {
  readonly kind: 'context' | 'added' | 'removed' | 'noNewline'
  /** The whole line with its mark, without its end. A `\r` that belongs to the file stays. */
  readonly at: Slice
  /** The line without its mark. */
  readonly text: string
}

/** Whether a hunk header begins at `at`, an offset of `text`. */
export function isHunkHeader(text: string, at: number): boolean {
  HEADER.lastIndex = at
  return HEADER.test(text)
}

/**
 * The hunk whose header begins at `at`, an offset of the source of `whole`; `undefined` if none does.
 * The counts of the header say where it ends, since a removed line may look like a signature or a file header;
 * a line that cannot be part of a hunk ends it as well.
 */
export function readHunk(whole: Slice, at: number): Hunk | undefined {
  const { source, end: limit } = whole
  HEADER.lastIndex = at
  const match = HEADER.exec(source.text)
  const behindHeader = HEADER.lastIndex
  if (!match || behindHeader > limit) return undefined
  const bodyStart = nextLine(source.text, at, limit)
  const headerEnd = lineEnd(source.text, at, bodyStart)
  const [, oldStart, oldCount = '1', newStart, newCount = '1'] = match
  const body = measure(source.text, bodyStart, limit, Number(oldCount), Number(newCount))
  let lines: readonly DiffLine[] | undefined
  return {
    whole: new Slice(source, at, body.end),
    header: new Slice(source, at, headerEnd),
    oldStart: Number(oldStart),
    oldCount: Number(oldCount),
    newStart: Number(newStart),
    newCount: Number(newCount),
    section: new Slice(source, behindHeader, headerEnd).trim(),
    added: body.added,
    removed: body.removed,
    complete: body.complete,
    get lines() {
      return (lines ??= cut(new Slice(source, bodyStart, body.end), headerEnd + 1 < bodyStart))
    },
  }
}

const HEADER = /@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/y

const BLANK = 0x20
const PLUS = 0x2b
const MINUS = 0x2d
const BACKSLASH = 0x5c
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

interface HunkBody {
  readonly end: number
  readonly added: number
  readonly removed: number
  readonly complete: boolean
}

function measure(
  text: string,
  start: number,
  limit: number,
  oldCount: number,
  newCount: number,
): HunkBody {
  let oldLeft = oldCount
  let newLeft = newCount
  let added = 0
  let removed = 0
  let last = start
  let at = start
  while (at < limit && (oldLeft > 0 || newLeft > 0)) {
    const mark = text.charCodeAt(at)
    if (mark === PLUS && newLeft > 0) {
      added++
      newLeft--
    } else if (mark === MINUS && oldLeft > 0) {
      removed++
      oldLeft--
    } else if (isContext(text, at) && oldLeft > 0 && newLeft > 0) {
      oldLeft--
      newLeft--
    } else if (mark !== BACKSLASH) {
      break
    }
    last = at
    at = nextLine(text, at, limit)
  }
  const complete = oldLeft === 0 && newLeft === 0
  if (!complete && /^-- (?:\r?\n)?$/.test(text.slice(last, Math.min(at, last + 6)))) {
    // A patch that was cut: what looks like a removed line is the mail's signature.
    return { end: last, added, removed: removed - 1, complete }
  }
  if (at < limit && text.startsWith('\\ ', at)) at = nextLine(text, at, limit)
  return { end: at, added, removed, complete }
}

/** A context line; an empty one may have lost its blank on the way. */
function isContext(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code === BLANK || code === LINE_FEED) return true
  return code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED
}

/** `crlf` says that the patch itself was sent so; otherwise a `\r` is a part of the file. */
function cut(body: Slice, crlf: boolean): DiffLine[] {
  const { source, end } = body
  const { text } = source
  const lines: DiffLine[] = []
  for (let at = body.start; at < end;) {
    const next = nextLine(text, at, end)
    const feed = text.charCodeAt(next - 1) === LINE_FEED ? next - 1 : next
    const line = new Slice(source, at, crlf ? lineEnd(text, at, next) : feed)
    lines.push({ kind: kindOf(text.charCodeAt(at)), at: line, text: text.slice(at + 1, line.end) })
    at = next
  }
  return lines
}

function kindOf(mark: number): DiffLine['kind'] {
  if (mark === PLUS) return 'added'
  if (mark === MINUS) return 'removed'
  return mark === BACKSLASH ? 'noNewline' : 'context'
}
