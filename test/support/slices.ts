import assert from 'node:assert/strict'
import { Slice } from '../../server/text/slice'
import { contains } from '../../server/text/span'
import { withMarks } from './marks'

/** Asserts that pieces, put together, are the text that they were cut from. */
export function assertLossless(pieces: readonly Slice[], whole: Slice): void {
  assert.equal(pieces.map(piece => piece.text).join(''), whole.text)
}

/** Asserts that whatever a parser gives stands inside what it was given. */
export function assertInside(result: unknown, whole: Slice): void {
  for (const slice of slicesIn(result)) {
    const { start, end } = slice.span
    const place = `${start}–${end} of ${slice.text}`
    assert.ok(start <= end, `${place} is a place`)
    assert.ok(contains(whole.span, slice.span), `${place} stands inside`)
  }
}

/** The document with marks around slices, for comparison with a marked one. */
export function markedBy(document: string, slices: readonly (Slice | undefined)[]): string {
  return withMarks(
    document,
    slices.flatMap(slice => (slice ? [slice.span] : [])),
  )
}

/** Every slice that a parser's result holds, however deep. */
function slicesIn(result: unknown): Slice[] {
  if (result instanceof Slice) return [result]
  if (result instanceof Map) return [...result.values()].flatMap(slicesIn)
  if (typeof result !== 'object' || result === null) return []
  return Object.values(result).flatMap(slicesIn)
}
