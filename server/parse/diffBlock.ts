import { lineEnd, nextLine } from './lineEnds'

/** The end of a `GIT binary patch` at `at`: one or two blocks of base85 lines, each closed by an empty line. */
export function passBinary(text: string, at: number, limit: number): number {
  if (!text.startsWith('GIT binary patch', at)) return at
  let next = nextLine(text, at, limit)
  for (
    let block = 0;
    block < 2 && /(?:literal|delta) \d/y.test(text.slice(next, next + 10));
    block++
  ) {
    next = nextLine(text, next, limit)
    while (next < limit && isBase85(text, next, limit)) next = nextLine(text, next, limit)
    const empty = nextLine(text, next, limit)
    if (lineEnd(text, next, empty) > next) break
    next = empty
  }
  return next
}

/** A line of data: a letter for its length, then groups of five; at most 52 bytes, which is 66 characters. */
function isBase85(text: string, at: number, limit: number): boolean {
  const end = lineEnd(text, at, nextLine(text, at, limit))
  const length = end - at
  return (
    length >= 6 && length <= 66 && length % 5 === 1 && /^[A-Za-z]\S+$/.test(text.slice(at, end))
  )
}

/**
 * The end of the hunks of a merge's diff at `at`. Each parent has a column of marks: a `-` says that the line was
 * in that parent and is not in the result, a `+` that it is in the result and was not in that parent.
 */
export function passCombined(text: string, at: number, limit: number): number {
  let next = at
  for (;;) {
    const header = /@{3,66} ((?:-\d+(?:,\d+)? ){1,64})\+\d+(?:,(\d+))? @@/y
    header.lastIndex = next
    const match = next < limit ? header.exec(text) : null
    if (!match || header.lastIndex > limit) return next
    const olds = (match[1] ?? '').trim().split(' ')
    const left = [...olds, `,${match[2] ?? '1'}`].map(range => Number(range.split(',')[1] ?? '1'))
    next = passCombinedHunk(text, nextLine(text, next, limit), limit, left)
  }
}

/** `left`: how many lines each parent, and last the result, still has in this hunk. */
function passCombinedHunk(text: string, start: number, limit: number, left: number[]): number {
  const parents = left.length - 1
  let at = start
  while (at < limit && left.some(count => count > 0)) {
    const marks = text.slice(at, at + parents)
    if (/^[ +-]+$/.test(marks) && marks.length === parents) {
      const removes = marks.includes('-')
      for (let parent = 0; parent < parents; parent++) {
        if (marks[parent] === (removes ? '-' : ' ')) left[parent] = (left[parent] ?? 0) - 1
      }
      if (!removes) left[parents] = (left[parents] ?? 0) - 1
    } else if (!text.startsWith('\\ ', at)) {
      break
    }
    at = nextLine(text, at, limit)
  }
  return text.startsWith('\\ ', at) && at < limit ? nextLine(text, at, limit) : at
}
