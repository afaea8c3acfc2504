import { Slice } from '../text/slice'
import { passBinary, passCombined } from './diffBlock'
import { headerKindAt, readDiffHeader, type DiffHeader, type HeaderKind } from './diffHeader'
import { readHunk, type Hunk } from './hunk'
import { nextLine } from './lineEnds'

export type { DiffLine, Hunk } from './hunk'

/** A unified diff and the text around its files. */
export interface Diff {
  readonly whole: Slice
  readonly files: readonly DiffFile[]
  /** Files and the text between them: joined, they are `whole`. */
  readonly pieces: readonly Slice[]
}

/** `mode`: nothing but the permissions change. */
export type DiffStatus = 'added' | 'deleted' | 'modified' | 'renamed' | 'copied' | 'mode'

export interface DiffFile {
  /** From the first header line to the end of the last hunk. */
  readonly whole: Slice
  /** `diff --git`, the extended header, `---` and `+++`: all that stands before the first hunk. */
  readonly header: Slice
  /** The path before the change, unquoted, without `a/`; `undefined` for /dev/null. */
  readonly oldPath: string | undefined
  /** The path after the change, unquoted, without `b/`; `undefined` for /dev/null. */
  readonly newPath: string | undefined
  /** Where `oldPath` is written; its text is the path. */
  readonly oldPathAt: Slice | undefined
  /** Where `newPath` is written; its text is the path. */
  readonly newPathAt: Slice | undefined
  readonly status: DiffStatus
  readonly binary: boolean
  /** A merge's `diff --cc`: named, but its hunks are passed over. */
  readonly combined: boolean
  /** Octal, as git writes it, for instance `100755`. */
  readonly oldMode: string | undefined
  readonly newMode: string | undefined
  /** Per cent, of a rename or copy. */
  readonly similarity: number | undefined
  readonly hunks: readonly Hunk[]
}

/** The path of a file: after the change, or before it where the file is gone; empty where the header names none. */
export function pathOfFile({ newPath, oldPath }: Pick<DiffFile, 'newPath' | 'oldPath'>): string {
  return newPath ?? oldPath ?? ''
}

/** How many lines hunks add and remove together. */
export function lineTotals(hunks: readonly Hunk[]): {
  readonly added: number
  readonly removed: number
} {
  return {
    added: hunks.reduce((sum, hunk) => sum + hunk.added, 0),
    removed: hunks.reduce((sum, hunk) => sum + hunk.removed, 0),
  }
}

/** Reads every file of a diff; text before, between and behind them is passed over. */
export function parseDiff(whole: Slice): Diff {
  const { source, end } = whole
  const files: DiffFile[] = []
  const pieces: Slice[] = []
  let done = whole.start
  for (let at = whole.start; at < end;) {
    const kind = headerKindAt(source.text, at, end)
    if (!kind) {
      at = nextLine(source.text, at, end)
      continue
    }
    const file = readFile(whole, at, kind)
    if (done < at) pieces.push(new Slice(source, done, at))
    pieces.push(file.whole)
    files.push(file)
    done = at = file.whole.end
  }
  if (done < end) pieces.push(new Slice(source, done, end))
  return { whole, files, pieces }
}

function readFile(whole: Slice, start: number, kind: HeaderKind): DiffFile {
  const header = readDiffHeader(whole, start, kind)
  const { source } = whole
  const hunks: Hunk[] = []
  let at = header.whole.end
  if (kind === 'combined') {
    at = passCombined(source.text, at, whole.end)
  } else if (header.binary) {
    at = passBinary(source.text, at, whole.end)
  } else {
    for (let hunk = readHunk(whole, at); hunk; hunk = readHunk(whole, at)) {
      hunks.push(hunk)
      at = hunk.whole.end
    }
  }
  const similarity = header.extended.get('similarity index')?.text
  return {
    whole: new Slice(source, start, at),
    header: header.whole,
    oldPath: header.oldPath?.text,
    newPath: header.newPath?.text,
    oldPathAt: header.oldPath,
    newPathAt: header.newPath,
    status: statusOf(header, hunks.length > 0),
    binary: header.binary,
    combined: header.combined,
    ...modesOf(header),
    similarity: similarity === undefined ? undefined : parseInt(similarity, 10),
    hunks,
  }
}

function statusOf(header: DiffHeader, hasHunks: boolean): DiffStatus {
  const { extended, oldPath, newPath } = header
  if (extended.has('new file mode') || (!oldPath && newPath)) return 'added'
  if (extended.has('deleted file mode') || (oldPath && !newPath)) return 'deleted'
  if (extended.has('rename from') || extended.has('rename old')) return 'renamed'
  if (extended.has('copy from')) return 'copied'
  const changesMode = extended.has('old mode') && extended.has('new mode')
  return changesMode && !hasHunks && !header.binary ? 'mode' : 'modified'
}

/** A mode that does not change stands behind the hashes: `index 1234567..89abcde 100644`. */
function modesOf({ extended }: DiffHeader): Pick<DiffFile, 'oldMode' | 'newMode'> {
  const kept = /^\S+ (\d{6})$/.exec(extended.get('index')?.text ?? '')?.[1]
  const mode = (...keys: string[]) =>
    keys.map(key => extended.get(key)?.text.trim()).find(text => text !== undefined) ?? kept
  return {
    oldMode: mode('old mode', 'deleted file mode'),
    newMode: mode('new mode', 'new file mode'),
  }
}
