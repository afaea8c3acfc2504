import type { LogEntry } from '../host/git'
import { NumberColumn } from '../text/numberColumn'

/** Which commits of a stretch of a project's history changed which files. */
export interface ChangeHistory {
  /** How many commits changed any of these files after a date, given as ISO 8601; without one, all of them count. */
  changes(paths: Iterable<string>, after?: string): number
}

/** A history begins with room for so many changes. */
const ROOM = 1024

/**
 * One pass over a log that names the changed files. Six years of Linux are a million changes of files: they are kept as
 * plain numbers, the commits of one file side by side.
 */
export async function changeHistory(log: AsyncIterable<LogEntry>): Promise<ChangeHistory> {
  const times: number[] = []
  const numbers = new Map<string, number>()
  /** Each change of a file: the number of the file, and the position of the commit in the log. */
  const files = new NumberColumn(ROOM)
  const commits = new NumberColumn(ROOM)
  for await (const { time, changedPaths = [] } of log) {
    const position = times.push(time) - 1
    for (const path of changedPaths) {
      const file = numbers.get(path) ?? numbers.size
      numbers.set(path, file)
      files.add(file)
      commits.add(position)
    }
  }
  return byFile(times, numbers, grouped(files.all(), commits.all(), numbers.size))
}

interface Grouped {
  /** The values of one group after those of another. */
  readonly values: Int32Array
  /** Where the values of each group begin, and behind the last group the end. */
  readonly starts: Int32Array
}

/** Values by the number of their group, in their order. */
function grouped(groups: Int32Array, values: Int32Array, count: number): Grouped {
  const starts = new Int32Array(count + 1)
  for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1
  for (let group = 0; group < count; group++) {
    starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  }
  const next = starts.slice()
  const sorted = new Int32Array(values.length)
  for (const [at, group] of groups.entries()) {
    const place = next[group] ?? 0
    sorted[place] = values[at] ?? 0
    next[group] = place + 1
  }
  return { values: sorted, starts }
}

function byFile(
  times: readonly number[],
  numbers: ReadonlyMap<string, number>,
  { values, starts }: Grouped,
): ChangeHistory {
  return {
    changes(paths, after) {
      const since = after === undefined ? -Infinity : Date.parse(after)
      const counted = new Set<number>()
      for (const path of paths) {
        const file = numbers.get(path)
        if (file === undefined) continue
        for (const commit of values.subarray(starts[file], starts[file + 1]))
          if ((times[commit] ?? -Infinity) > since) counted.add(commit)
      }
      return counted.size
    },
  }
}
