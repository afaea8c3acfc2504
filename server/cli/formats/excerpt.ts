import { columnsOf } from './columns'
import { visible } from './visible'

/** A line of a text with a marker below the part that a finding is about. Both are safe to print. */
export interface Excerpt {
  readonly line: string
  readonly marker: string
}

/** A line is cut to so many columns, with the part that matters in it. */
const WIDTH = 100
/** So many units of the line stand before that part where the line is cut. */
const LEAD = 30
const TAB = 8

/**
 * The line with `^~~~` below the units from `from` to `to`; an empty part gets a `^` where it stands. Tabs become
 * blanks, because the marker has to stand below the same column whatever precedes the line.
 */
export function excerptOf(line: string, from: number, to: number): Excerpt {
  const start = line.length > WIDTH && from > LEAD * 2 ? boundary(line, from - LEAD) : 0
  const end = boundary(line, Math.min(line.length, start + 4 * WIDTH))
  const ellipsis = start > 0 ? '…' : ''
  const cells = { text: ellipsis, width: ellipsis.length }
  const marked = { start: -1, end: -1 }
  let cut = end < line.length
  for (let at = start; at < end;) {
    if (at >= from && marked.start < 0) marked.start = cells.width
    if (at >= to && marked.end < 0) marked.end = cells.width
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0)
    const shown = character === '\t' ? ' '.repeat(TAB - (cells.width % TAB)) : visible(character)
    const width = Array.from(shown).reduce((sum, each) => sum + columnsOf(each), 0)
    if (cells.width + width > WIDTH) {
      cut = true
      break
    }
    cells.text += shown
    cells.width += width
    at += character.length
  }
  const first = marked.start < 0 ? cells.width : marked.start
  const last = marked.end < 0 ? cells.width : marked.end
  return {
    line: (cells.text + (cut ? '…' : '')).trimEnd(),
    marker: `${' '.repeat(first)}^${'~'.repeat(Math.max(0, last - first - 1))}`,
  }
}

/** An offset that does not lie inside a surrogate pair. */
function boundary(text: string, offset: number): number {
  const inPair = /^[\ud800-\udbff][\udc00-\udfff]/.test(
    text.slice(Math.max(0, offset - 1), offset + 1),
  )
  return inPair && offset > 0 ? offset - 1 : offset
}
