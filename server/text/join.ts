import { Slice } from './slice'
import { plainRegion, Source, type Region, type Run, type RunList } from './source'

/**
 * One slice made of several of the same source, in order, with `glue` between them: a message without its
 * comment lines, or a wrapped paragraph as one line. Each unit still knows its place in the document. What lies
 * between two pieces in their source stands behind the glue; where it is more than a line end, no edit may cross it.
 */
export function join(pieces: readonly Slice[], glue: string): Slice {
  const [first] = pieces
  if (!first) return Slice.of('')
  const text = pieces.map(piece => piece.text).join(glue)
  if (text === '') return first.head
  const runs = new JoinedRuns(pieces, glue)
  return new Slice(Source.derived(text, first.source, runs), 0, text.length)
}

/** Many paragraphs are joined at every key, and few of them are asked for a place: the runs are made for the first who asks. */
class JoinedRuns implements RunList {
  private made: readonly Run[] | undefined

  constructor(
    private readonly pieces: readonly Slice[],
    private readonly glue: string,
  ) {}

  get length(): number {
    return this.runs.length
  }

  at(index: number): Run | undefined {
    return this.runs.at(index)
  }

  private get runs(): readonly Run[] {
    return (this.made ??= runsOf(this.pieces, this.glue))
  }
}

function runsOf(pieces: readonly Slice[], glue: string): Run[] {
  const runs: Run[] = []
  let at = 0
  let region: Region = plainRegion()
  let before: Slice | undefined
  for (const piece of pieces) {
    if (before) {
      const between = piece.source.text.slice(before.end, piece.start)
      const harmless = /^\r?\n?[ \t]*$/.test(between)
      const gap = { from: before.end, to: piece.start, verbatim: between === glue, region }
      if (glue) runs.push({ start: at, end: at + glue.length, ...gap })
      at += glue.length
      if (!harmless) region = plainRegion()
    }
    if (!piece.isEmpty) {
      const { start: from, end: to } = piece
      runs.push({ start: at, end: at + piece.length, from, to, verbatim: true, region })
      at += piece.length
    }
    before = piece
  }
  return runs
}
