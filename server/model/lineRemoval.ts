import { Slice } from '../text/slice'

/** The lines of `part` with one of their line ends, so that nothing is left where they stood. */
export function wholeLine(part: Slice): Slice {
  const text = part.source.text
  const end = text.indexOf('\n', part.end)
  if (end >= 0) return new Slice(part.source, text.lastIndexOf('\n', part.start - 1) + 1, end + 1)
  const before = text.lastIndexOf('\n', part.start - 1)
  const start = before > 0 && text.charCodeAt(before - 1) === 13 ? before - 1 : before
  return new Slice(part.source, Math.max(0, start), text.length)
}
