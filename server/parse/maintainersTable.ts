import { NumberColumn } from '../text/numberColumn'
import { isWhiteSpace, skipWhiteSpace } from './whiteSpace'

/**
 * The lines of a MAINTAINERS text that count, in columns. Twenty thousand objects take longer to keep than the text
 * takes to read, and most questions need a dozen of them. Offsets are UTF-16 units of `text`; lines count from 1.
 */
export interface MaintainersTable {
  readonly text: string
  /** How many lines before the first section are neither blank nor comments. */
  readonly preambleLines: number
  readonly sections: Columns<'nameStart' | 'nameEnd' | 'line' | 'firstEntry' | 'strayLines'>
  /** The lines `X: value`, those of each section in a row. */
  readonly entries: Columns<'start' | 'end' | 'line'>
}

/** Columns of equal length. */
export type Columns<Name extends string> = Readonly<Record<Name, Int32Array>> & {
  readonly length: number
}

/**
 * Cuts a text as get_maintainer.pl does: a section is a run of `X: value` lines, blank lines and `#` comments between
 * them mean nothing, and the last other line before the run is its name, which is empty where the file opens without.
 */
export function cutMaintainers(text: string): MaintainersTable {
  const column = () => new NumberColumn(Math.min(MOST_ROOM, 8 + (text.length >> 5)))
  const [nameStarts, nameEnds, nameLines] = [column(), column(), column()]
  const [firstEntries, strays] = [column(), column()]
  const [starts, ends, lines] = [column(), column(), column()]
  let [sectionCount, entryCount, preambleLines, strayLines] = [0, 0, 0, 0]
  let [nameStart, nameEnd, nameLine] = [-1, -1, -1]
  const close = () => {
    if (sectionCount === 0) preambleLines = strayLines
    else strays.add(strayLines)
    strayLines = 0
  }
  let line = 1
  for (let start = 0; start < text.length; line++) {
    const found = text.indexOf('\n', start)
    const next = found < 0 ? text.length : found
    const end = next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next
    if (isEntry(text, start, end)) {
      const named = nameStart >= 0
      if (named || sectionCount === 0) {
        // The name was counted as stray before it turned out to be one.
        if (named) strayLines--
        close()
        sectionCount++
        nameStarts.add(named ? nameStart : start)
        nameEnds.add(named ? nameEnd : start)
        nameLines.add(named ? nameLine : line)
        firstEntries.add(entryCount)
        nameStart = -1
      }
      entryCount++
      starts.add(start)
      ends.add(end)
      lines.add(line)
    } else if (!isBlankOrComment(text, start, end)) {
      nameStart = start
      nameEnd = end
      nameLine = line
      strayLines++
    }
    start = next + 1
  }
  close()
  return {
    text,
    preambleLines,
    sections: {
      length: sectionCount,
      nameStart: nameStarts.all(),
      nameEnd: nameEnds.all(),
      line: nameLines.all(),
      firstEntry: firstEntries.all(),
      strayLines: strays.all(),
    },
    entries: { length: entryCount, start: starts.all(), end: ends.all(), line: lines.all() },
  }
}

/** Where the value of an entry starts: behind the colon and white space. */
export function valueStart({ text, entries }: MaintainersTable, entry: number): number {
  return skipWhiteSpace(text, (entries.start[entry] ?? 0) + 2, entries.end[entry] ?? 0)
}

/** A column begins with room for one line in 32 units, since a single section is read by itself too, and with no more than this. */
const MOST_ROOM = 4096

function isEntry(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start)
  return unit >= 65 && unit <= 90 && start + 1 < end && text.charCodeAt(start + 1) === 58
}

function isBlankOrComment(text: string, start: number, end: number): boolean {
  const unit = text.charCodeAt(start)
  if (start < end && unit !== 35 && !isWhiteSpace(unit)) return false
  const at = skipWhiteSpace(text, start, end)
  return at === end || text.charCodeAt(at) === 35
}
