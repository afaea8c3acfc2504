import type { Git, LogEntry } from '../host/git'
import type { State } from '../model/state'
import { isSingleRevision, rangeQuery } from './rangeQuery'
import type { TaskContext } from './tasks'

/** A range of commits for which git is looking already. */
export interface BegunRange {
  /** In git's words. */
  readonly range: string
  /** The commits, newest first, to be read once. */
  readonly log: AsyncIterable<LogEntry>
  /** Whether a commit of the range is published. */
  readonly stateOf: (hash: string) => Promise<State>
  /** What git has complained of since. */
  readonly complaints: () => readonly string[]
}

/** What of git tells of a range. */
type Log = Pick<Git, 'log' | 'unpublished'>

/** What a range is begun with. */
export interface RangeContext extends Pick<TaskContext, 'signal'> {
  readonly options: Pick<TaskContext['options'], 'state'>
  readonly world: Pick<TaskContext['world'], 'gitComplaints'>
}

/**
 * Lets git begin to look for the commits of a range: until it has found the first of a long one it takes as long as
 * we do to get ready.
 */
export function beginRange(
  git: Log,
  range: string,
  { options, world, signal }: RangeContext,
): BegunRange {
  const complaints = world.gitComplaints
  const before = complaints.length
  return {
    range,
    log: begun(git.log(rangeQuery(range), signal)),
    stateOf: stateIn(git, range, options.state, signal),
    complaints: () => complaints.slice(before),
  }
}

/** Commits that no remote-tracking branch and no tag contains are about to be posted, the others are history. */
function stateIn(
  git: Log,
  range: string,
  state: State | undefined,
  signal: AbortSignal,
): (hash: string) => Promise<State> {
  if (state !== undefined) return () => Promise.resolve(state)
  const commits = rangeItself(range)
  const early = commits === undefined ? undefined : git.unpublished(commits, signal)
  // A failure is thrown where it is awaited.
  early?.catch(() => undefined)
  return async hash => {
    const unpublished = await (early ?? git.unpublished(`${hash}^!`, signal))
    return unpublished.has(hash) ? 'outgoing' : 'history'
  }
}

/**
 * The range in words that do not mean what the commits come from, which may be a million others; undefined for a
 * search, behind which nothing can be said.
 */
function rangeItself(range: string): string | undefined {
  if (!isSingleRevision(range)) return range
  return range.startsWith(':') ? undefined : `${range}^!`
}

/** The same items, of which the first is being made already. */
function begun<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  const rest = items[Symbol.asyncIterator]()
  let first: Promise<IteratorResult<T>> | undefined = rest.next()
  // A failure is thrown where it is awaited.
  first.catch(() => undefined)
  const iterator: AsyncIterator<T> = {
    next() {
      const item = first ?? rest.next()
      first = undefined
      return item
    },
    return: async () => (await rest.return?.()) ?? { done: true, value: undefined },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
