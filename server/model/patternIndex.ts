import { literalStart, pathPattern, type IsDirectory, type PathPattern } from './pathPattern'
import type { Subsystem, SubsystemEntry } from './subsystems'

/** An `F:` or `X:` line that matches. */
export interface PathLine {
  readonly subsystem: Subsystem
  readonly entry: SubsystemEntry
  readonly pattern: PathPattern
}

/**
 * Finds the patterns that match a path by their literal start: one look for each start of the path, whatever the number
 * of patterns. A pattern is taken apart when a path first comes near it, since most of ten thousand never see one.
 */
export class PatternIndex {
  private readonly byStart = new Map<number, Line[]>()

  constructor(private readonly isDirectory: IsDirectory) {}

  add(subsystem: Subsystem, entry: SubsystemEntry): void {
    const start = literalStart(entry.value)
    let hash = 0
    for (let at = 0; at < start.length; at++) hash = nextHash(hash, start.charCodeAt(at))
    const line: Line = { subsystem, entry, length: start.length, pattern: undefined }
    const bucket = this.byStart.get(hash)
    if (bucket) bucket.push(line)
    else this.byStart.set(hash, [line])
  }

  /** The lines whose pattern matches, in no order. */
  *matching(path: string): Generator<PathLine> {
    let hash = 0
    for (let at = 0; at <= path.length; at++) {
      const bucket = this.byStart.get(hash)
      if (bucket) {
        for (const line of bucket) {
          // Different starts may share a hash.
          if (line.length !== at) continue
          const known = this.withPattern(line)
          if (known.pattern.matches(path)) yield known
        }
      }
      hash = nextHash(hash, path.charCodeAt(at))
    }
  }

  /** Every line there is. */
  *all(): Generator<PathLine> {
    for (const bucket of this.byStart.values()) {
      for (const line of bucket) yield this.withPattern(line)
    }
  }

  private withPattern(line: Line): PathLine {
    line.pattern ??= pathPattern(line.entry.value, this.isDirectory)
    return line as PathLine
  }
}

interface Line {
  readonly subsystem: Subsystem
  readonly entry: SubsystemEntry
  /** Of the literal start, in UTF-16 units. */
  readonly length: number
  pattern: PathPattern | undefined
}

function nextHash(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}
