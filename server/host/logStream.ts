import { reasonOf } from './abortable'
import { messageOf } from './failure'
import type { LogEntry, LogQuery } from './git'
import { streamGit, type GitProgram } from './gitProcess'
import { logCall } from './logCall'
import { countedLog, FIELDS_WITHOUT_MESSAGE, LOG_FIELDS, namedLog, plainLog } from './logEntries'
import type { RepositoryState } from './repositoryState'

/**
 * Commits as `git log` prints them, each as soon as it is here. Throws `signal.reason` when the signal is aborted;
 * where git fails the log ends, its last commit with the
 * counts that were printed so far, and the reason is logged.
 */
export async function* streamLog(
  program: GitProgram,
  state: RepositoryState,
  query: LogQuery,
  signal?: AbortSignal,
): AsyncGenerator<LogEntry, void, undefined> {
  const call = logCall(query, query.withoutMessages ? FIELDS_WITHOUT_MESSAGE : LOG_FIELDS)
  if (!call) return
  const { lineCounts, changedPaths } = query
  const reader = lineCounts ? countedLog() : changedPaths ? namedLog() : plainLog()
  const asksChanges = lineCounts === true || changedPaths === true
  const boundary = asksChanges && state.shallow ? await state.boundary() : undefined
  try {
    for await (const chunk of streamGit(program, call.args, { ...call, signal })) {
      for (const entry of reader.take(chunk)) {
        // Hundreds of commits may have come with one chunk.
        if (signal?.aborted) throw reasonOf(signal)
        yield known(entry, boundary)
      }
    }
    for (const entry of reader.end()) yield known(entry, boundary)
  } catch (error) {
    if (signal?.aborted) throw error
    program.log(messageOf(error))
    // Git names a commit before it reads its files: who made it is known even where the lines are not all counted.
    for (const entry of reader.end()) yield known(entry, boundary)
  }
}

/** Where a shallow clone ends, a commit seems to have added every file that there is; nobody knows what it did. */
function known(entry: LogEntry, boundary: ReadonlySet<string> | undefined): LogEntry {
  if (!boundary?.has(entry.hash)) return entry
  const { lineCounts, changedPaths } = entry
  return {
    ...entry,
    ...(lineCounts && { lineCounts: [] }),
    ...(changedPaths && { changedPaths: [] }),
  }
}
