import type { Git } from '../host/git'
import { readCommit } from '../services/readCommit'
import type { BegunRange } from './begunRange'
import { documentOf } from './document'
import { isSingleRevision } from './rangeQuery'
import type { Failure, Quiet, Task, TaskContext } from './tasks'
import { givenComment } from './writer'

/**
 * The messages of a range, newest first, while git finds them; merges are left out. A single revision is that commit
 * alone, as `git show` takes it.
 */
export async function* revisionTasks(
  context: TaskContext,
  git: Git,
  { range, log, stateOf, complaints }: BegunRange,
): AsyncGenerator<Task | Quiet | Failure> {
  if (git.facts.empty) {
    yield { failure: `--rev ${range}: this repository has no commits yet.` }
    return
  }
  const { signal } = context
  let found = false
  let quiet = 0
  for await (const entry of log) {
    found = true
    if (entry.parents.length > 1) continue
    const { hash, subject, message: text } = entry
    const silence = (await stateOf(hash)) === 'history' && (context.isQuiet?.(text) ?? false)
    if (silence === true) {
      if (++quiet === MOST_QUIET) {
        yield { quiet }
        quiet = 0
      }
      continue
    }
    if (quiet > 0) yield { quiet }
    quiet = 0
    const document = documentOf({ name: hash, commit: { hash, subject }, text, count: 1 })
    yield {
      document,
      isQuiet: silence === false ? undefined : silence,
      check: async run => {
        const state = await stateOf(hash)
        // Who is at the keyboard has no part in what has been published.
        const { me, comment } = state === 'history' ? {} : await context.writer()
        const around = { state, author: entry.author, me, comment: givenComment(comment) }
        return run(readCommit(entry, git, around, signal))
      },
    }
  }
  if (quiet > 0) yield { quiet }
  const failed = complaints().findLast(complaint => FAILED_LOG.test(complaint))
  if (failed !== undefined) yield { failure: `--rev ${range}: ${reasonIn(failed)}` }
  // git log says nothing of a tree or a file: it has no commit to show.
  else if (!found && isSingleRevision(range))
    yield { failure: `--rev ${range}: this is no commit.` }
}

/** Whoever waits hears of them at last. */
const MOST_QUIET = 500

const FAILED_LOG = /^(?:\w+: )?git log: /

function reasonIn(complaint: string): string {
  const [reason = ''] = complaint
    .replace(FAILED_LOG, '')
    .replace(/^fatal: /, '')
    .split('\n')
  return /^bad revision|^ambiguous argument|unknown revision/.test(reason)
    ? 'there is no such commit here.'
    : `git log failed: ${reason}`
}
