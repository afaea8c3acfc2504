import type { Git, LogEntry, LogQuery } from '../host/git'

/** The paths that the commits of one log change. */
export interface ChangedPaths {
  /** The paths of one commit; undefined where git cannot tell. To be asked in about the order of the log. */
  of(hash: string): Promise<readonly string[] | undefined>
  /** A log that was read for the paths ended too early, as it does where a partial clone has no content. */
  readonly brokeOff: boolean
}

/** So many commits are asked for one by one; from then on one process that reads them all is cheaper. */
const SINGLE_QUESTIONS = 100

/** So many commits that nobody has asked for yet are kept: more than are worked on at a time. */
const KEPT = 1000

/** Finds the paths that the commits of a log change. Costs nothing until it is asked. */
export function changedPaths(git: Git, query: LogQuery, signal: AbortSignal): ChangedPaths {
  const log = pathsInLog(git, query, signal)
  let questions = 0
  return {
    async of(hash) {
      const paths =
        ++questions > SINGLE_QUESTIONS
          ? await log.of(hash)
          : (await git.changedBy(hash, signal)).map(({ path }) => path)
      // An empty list also stands where a shallow clone ends: there nobody knows.
      return paths && paths.length > 0 ? paths : undefined
    },
    get brokeOff() {
      return log.brokeOff
    },
  }
}

function pathsInLog(git: Git, query: LogQuery, signal: AbortSignal): ChangedPaths {
  const passed = new Map<string, readonly string[]>()
  let entries: AsyncIterator<LogEntry> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let brokeOff = false

  async function find(hash: string): Promise<readonly string[] | undefined> {
    const known = passed.get(hash)
    passed.delete(hash)
    if (known) return known
    entries ??= git.log({ ...query, lineCounts: true }, signal)[Symbol.asyncIterator]()
    for (let next = await entries.next(); !next.done; next = await entries.next()) {
      const paths = (next.value.lineCounts ?? []).map(({ path }) => path)
      if (next.value.hash === hash) return paths
      passed.set(next.value.hash, paths)
      const [oldest] = passed.keys()
      if (passed.size > KEPT && oldest !== undefined) passed.delete(oldest)
    }
    brokeOff = true
    return undefined
  }

  return {
    of(hash) {
      const answer = turn.then(() => find(hash))
      turn = answer.catch(() => undefined)
      return answer
    },
    get brokeOff() {
      return brokeOff
    },
  }
}
