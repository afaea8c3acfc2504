import {
  literalStart,
  pathPattern,
  slashesIn,
  type IsDirectory,
  type PathPattern,
} from './pathPattern'
import type { Subsystem, SubsystemEntry } from './subsystems'

/** An `F:` or `X:` line that matches. */
export interface PathLine {
  readonly subsystem: Subsystem
  readonly entry: SubsystemEntry
  readonly pattern: PathPattern
}

/**
 * Finds the patterns that match a path by their literal start: one look for each start of the path, whatever the number
 * of patterns. A pattern is taken apart when a path first comes near it, since most of ten thousand never see one;
 * until then it is a row of numbers, the rows of one bucket being linked.
 */
export class PatternIndex {
  private readonly heads = new Int32Array(BUCKETS).fill(-1)
  private rows = new Int32Array(ROW * 4096)
  private count = 0
  private readonly known = new Map<number, PathLine>()
  /** The lines that start like the directory that was asked about last. */
  private nearby?: { readonly directory: string; readonly lines: readonly PathLine[] }

  constructor(
    private readonly subsystems: readonly Subsystem[],
    private readonly isDirectory: IsDirectory,
  ) {}

  /** Takes in the pattern that stands in a text, as the entry `index` of a section. */
  add(subsystem: number, index: number, text: string, start: number, end: number): void {
    const length = lengthOfStart(text, start, end)
    const hash = hashOf(text, start, start + length)
    const at = ROW * this.count
    if (at === this.rows.length) {
      const larger = new Int32Array(2 * at)
      larger.set(this.rows)
      this.rows = larger
    }
    const bucket = bucketOf(hash)
    this.rows[at] = this.heads[bucket] ?? -1
    this.rows[at + 1] = hash
    this.rows[at + 2] = length
    this.rows[at + 3] = subsystem
    this.rows[at + 4] = index
    this.heads[bucket] = this.count++
  }

  /** The lines whose pattern matches, in no order. */
  *matching(path: string): Generator<PathLine> {
    const directory = path.slice(0, path.lastIndexOf('/') + 1)
    // Paths come in the order of the tree: the next one mostly lies in the same directory.
    if (this.nearby?.directory !== directory) {
      const lines = [...this.startingLike(directory, 0)]
      this.nearby = { directory, lines }
    }
    const slashes = slashesIn(path)
    for (const line of this.nearby.lines) if (line.pattern.matches(path, slashes)) yield line
    for (const line of this.startingLike(path, directory.length + 1))
      if (line.pattern.matches(path, slashes)) yield line
  }

  /** The lines whose literal start is a start of the path, at least `shortest` units long. */
  private *startingLike(path: string, shortest: number): Generator<PathLine> {
    const { rows } = this
    for (let length = shortest; length <= path.length; length++) {
      const hash = hashOf(path, 0, length)
      for (let row = this.heads[bucketOf(hash)] ?? -1; row >= 0; row = rows[ROW * row] ?? -1) {
        // Different starts may share a bucket, and a hash: the pattern has the last word.
        if (rows[ROW * row + 1] !== hash || rows[ROW * row + 2] !== length) continue
        const line = this.line(row)
        if (line) yield line
      }
    }
  }

  /** Every line there is. */
  *all(): Generator<PathLine> {
    for (let row = 0; row < this.count; row++) {
      const line = this.line(row)
      if (line) yield line
    }
  }

  private line(row: number): PathLine | undefined {
    const before = this.known.get(row)
    if (before) return before
    const subsystem = this.subsystems[this.rows[ROW * row + 3] ?? -1]
    const entry = subsystem?.entries[this.rows[ROW * row + 4] ?? -1]
    if (!subsystem || !entry) return undefined
    const line = { subsystem, entry, pattern: pathPattern(entry.value, this.isDirectory) }
    this.known.set(row, line)
    return line
  }
}

/** A row: the next row of its bucket (-1: none), hash and length of the literal start, section, entry. */
const ROW = 5

const BUCKETS = 1 << 14

function bucketOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1)
}

/** A number for a start of a path: from its length and its last units, which tell nearly all of them apart. */
function hashOf(text: string, start: number, end: number): number {
  let hash = end - start
  for (let at = Math.max(start, end - 6); at < end; at++)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

const SPECIAL = /[*?\0[\](){}+^$|\\]/

/** The length of `literalStart`; most patterns need no more than a search to tell. */
function lengthOfStart(text: string, start: number, end: number): number {
  const value = text.slice(start, end)
  return SPECIAL.test(value) ? literalStart(value).length : value.length
}
