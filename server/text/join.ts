import { Slice } from './slice'
import { plainRegion, Source, type Region, type Run } from './source'

/**
 * One slice made of several of the same source, in order, with `glue` between them: a message without its
 * comment lines, or a wrapped paragraph as one line. Each unit still knows its place in the document. What lies
 * between two pieces in their source stands behind the glue; where it is more than a line end, no edit may cross it.
 */
export function join(pieces: readonly Slice[], glue: string): Slice {
  const [first] = pieces
  if (!first) return Slice.of('')
  const parent = first.source
  const runs: Run[] = []
  let text = ''
  let region: Region = plainRegion()
  let before: Slice | undefined
  for (const piece of pieces) {
    if (before) {
      const between = parent.text.slice(before.end, piece.start)
      const harmless = /^\r?\n?[ \t]*$/.test(between)
      const gap = { from: before.end, to: piece.start, verbatim: between === glue, region }
      if (glue) runs.push({ start: text.length, end: text.length + glue.length, ...gap })
      text += glue
      if (!harmless) region = plainRegion()
    }
    if (!piece.isEmpty) {
      const end = text.length + piece.length
      runs.push({
        start: text.length,
        end,
        from: piece.start,
        to: piece.end,
        verbatim: true,
        region,
      })
      text += piece.text
    }
    before = piece
  }
  if (runs.length === 0) return first.head
  return new Slice(Source.derived(text, parent, runs), 0, text.length)
}
