import type { Git, LogQuery } from '../host/git'
import type { State } from '../model/state'
import { checkCommit } from './commitCheck'
import { documentOf } from './document'
import type { Failure, Quiet, Task, TaskContext } from './tasks'
import { givenComment } from './writer'

/**
 * The messages of a range, newest first, while git finds them; merges are left out. A single revision is that commit
 * alone, as `git show` takes it.
 */
export async function* revisionTasks(
  context: TaskContext,
  git: Git,
  range: string,
): AsyncGenerator<Task | Quiet | Failure> {
  if (git.facts.empty) {
    yield { failure: `--rev ${range}: this repository has no commits yet.` }
    return
  }
  const { world, signal } = context
  const query = isSingleRevision(range) ? { range, limit: 1 } : { range, noMerges: true }
  const stateOf = stateIn(context, git, query)
  const complaints = world.gitComplaints
  const before = complaints.length
  let found = false
  let quiet = 0
  for await (const entry of git.log(query, signal)) {
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
        return checkCommit(entry, around, { git, signal }, run)
      },
    }
  }
  if (quiet > 0) yield { quiet }
  const failed = complaints.slice(before).findLast(complaint => FAILED_LOG.test(complaint))
  if (failed !== undefined) yield { failure: `--rev ${range}: ${reasonIn(failed)}` }
  // git log says nothing of a tree or a file: it has no commit to show.
  else if (!found && query.limit === 1) yield { failure: `--rev ${range}: this is no commit.` }
}

/** Whoever waits hears of them at last. */
const MOST_QUIET = 500

/** Whether git takes these words for one commit, not for all that it comes from. */
export function isSingleRevision(range: string): boolean {
  // What stands in braces is a date or a search, in which dots mean nothing.
  const bare = range.replace(/\{[^}]*\}/g, '')
  return bare.startsWith(':/') || !/\.\.|^\^|\^(?:@|!|-\d*)$/.test(bare)
}

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

/** Commits that no remote-tracking branch and no tag contains are about to be posted, the others are history. */
function stateIn(
  { options, signal }: TaskContext,
  git: Git,
  { range = '', limit }: LogQuery,
): (hash: string) => Promise<State> {
  const { state } = options
  if (state !== undefined) return () => Promise.resolve(state)
  const whole = limit === undefined ? git.unpublished(range, signal) : undefined
  // A failure is thrown where it is awaited.
  whole?.catch(() => undefined)
  return async hash => {
    // The commit alone, since all that it comes from may be a million others.
    const unpublished = await (whole ?? git.unpublished(`${hash}^!`, signal))
    return unpublished.has(hash) ? 'outgoing' : 'history'
  }
}
