import type { LogEntry } from '../host/git'

/** Which commits of a stretch of a project's history changed which files. */
export interface ChangeHistory {
  /** How many commits changed any of these files after a date, given as ISO 8601; without one, all of them count. */
  changes(paths: Iterable<string>, after?: string): number
}

/** One pass over a log that names the changed files. */
export async function changeHistory(log: AsyncIterable<LogEntry>): Promise<ChangeHistory> {
  const times: number[] = []
  /** Positions in the log. */
  const commitsOf = new Map<string, number[]>()
  for await (const { time, changedPaths = [] } of log) {
    const position = times.push(time) - 1
    for (const path of changedPaths) {
      const commits = commitsOf.get(path)
      if (commits) commits.push(position)
      else commitsOf.set(path, [position])
    }
  }
  return {
    changes(paths, after) {
      const since = after === undefined ? -Infinity : Date.parse(after)
      const counted = new Set<number>()
      for (const path of paths)
        for (const commit of commitsOf.get(path) ?? [])
          if ((times[commit] ?? -Infinity) > since) counted.add(commit)
      return counted.size
    },
  }
}
