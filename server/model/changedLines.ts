import { parseDiff, type DiffFile } from '../parse/diff'
import { Slice } from '../text/slice'

/** Lines of one file, counted from 1, both ends included. */
export interface LinesOfFile {
  readonly path: string
  readonly ranges: readonly { readonly first: number; readonly last: number }[]
}

/** The lines that a patch changes or takes away, by file, as they are counted before it. */
export function changedLines(patch: string): LinesOfFile[] {
  return parseDiff(Slice.of(patch)).files.flatMap(file => {
    const ranges = rangesOf(file)
    return file.oldPath === undefined || ranges.length === 0 ? [] : [{ path: file.oldPath, ranges }]
  })
}

function rangesOf({ hunks }: DiffFile): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = []
  for (const { oldStart, lines } of hunks) {
    let at = oldStart
    for (const { kind } of lines) {
      if (kind === 'removed') {
        const before = ranges.at(-1)
        if (before?.last === at - 1) before.last = at
        else ranges.push({ first: at, last: at })
      }
      if (kind === 'removed' || kind === 'context') at++
    }
  }
  return ranges
}
