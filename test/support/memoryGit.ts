import type {
  BlamedLines,
  BlameQuery,
  ChangedPath,
  ContributionQuery,
  Contributions,
  Commit,
  CommitLookup,
  Git,
  LineCount,
  LogEntry,
  LogQuery,
  StagingQuery,
} from '../../server/host/git'
import type { Identity } from '../../server/model/identity'

/** A commit as a test writes it; only its id and subject must be said. */
export interface MemoryCommit {
  /** 40 or 64 hexadecimal digits; fewer are filled with zeros. */
  readonly hash: string
  readonly subject: string
  /** `Name <address>`. */
  readonly author?: string
  /** ISO 8601 with offset. */
  readonly date?: string
  /** The whole message; the subject alone unless given. */
  readonly message?: string
  /** Paths that it changes, each with its letter (`M` unless said otherwise: `A drivers/new.c`). */
  readonly paths?: readonly string[]
  /** For a log that counts lines; without it each path counts one line added and one removed. */
  readonly lineCounts?: readonly LineCount[]
  readonly diff?: string
  /** Two or more make a merge; the next commit of the list unless given. */
  readonly parents?: readonly string[]
  /** It is not in the history of HEAD; its parent, unless given, is the next commit that is. */
  readonly elsewhere?: boolean
  /** The first release that contains it. */
  readonly release?: string
  /** Lines of files that it brought, as the files are in HEAD: `path:12` or `path:3-7`. */
  readonly lines?: readonly string[]
  /** A remote branch or a tag contains it. */
  readonly published?: boolean
}

/** What the repository holds. */
export interface MemoryRepository {
  /** Newest first; all reachable from HEAD but those that are `elsewhere`. */
  readonly commits?: readonly MemoryCommit[]
  /** As of a shallow clone: what is missing is unknown. */
  readonly incomplete?: boolean
  readonly identity?: Identity
  readonly config?: Readonly<Record<string, string>>
  readonly staged?: readonly ChangedPath[]
  readonly stagedDiff?: string
  /** The same against the parent of HEAD. */
  readonly amended?: { readonly staged: readonly ChangedPath[]; readonly stagedDiff: string }
  readonly trackedFiles?: readonly string[]
  /** Tags of releases, the newest first. */
  readonly releases?: readonly string[]
  /** Words that stand in tracked files. */
  readonly words?: readonly string[]
  readonly topLevel?: string
}

/**
 * The twin of a git repository for tests of rules and services: the same answers from a list. Ranges are `HEAD` or
 * empty for everything, `A..B`, `A...B`, `A^!` and single ids; time limits (`since`) are ISO dates.
 */
export function memoryGit(repository: MemoryRepository = {}): Git {
  const commits = (repository.commits ?? []).map(entryOf)
  const sources = new Map(commits.map((entry, at) => [entry.hash, repository.commits?.[at]]))
  const { incomplete = false, topLevel = '/memory' } = repository

  function startingWith(id: string): readonly LogEntry[] {
    return commits.filter(({ hash }) => hash.startsWith(id.toLowerCase()))
  }

  function lookup(id: string): CommitLookup {
    if (!/^[0-9a-f]{4,64}$/i.test(id)) return { is: 'missing' }
    const found = startingWith(id).map(commitOf)
    const [first] = found
    if (!first) return { is: incomplete ? 'unknown' : 'missing' }
    return found.length > 1
      ? { is: 'ambiguous', candidates: found }
      : { is: 'found', commit: first }
  }

  function pathsOf(hash: string): readonly ChangedPath[] {
    return (sources.get(hash)?.paths ?? []).map(text => {
      const [, status = 'M', path = text] = /^([AMDTRC]) (.*)$/.exec(text) ?? []
      return { status, path }
    })
  }

  function positionOf(revision: string): number {
    if (revision === 'HEAD' || revision === '') return 0
    return commits.findIndex(({ hash }) => hash.startsWith(revision))
  }

  function inRange(range = 'HEAD'): readonly LogEntry[] {
    const alone = range.endsWith('^!') ? positionOf(range.slice(0, -2)) : undefined
    if (alone !== undefined) return commits.slice(alone, alone + 1)
    const [, one, other] = /^(.*)\.\.\.(.*)$/.exec(range) ?? []
    if (one !== undefined && other !== undefined) {
      const [from, to] = [positionOf(one), positionOf(other)]
      return from < 0 || to < 0 ? [] : commits.slice(Math.min(from, to), Math.max(from, to))
    }
    const dots = range.indexOf('..')
    const from = dots < 0 ? undefined : range.slice(0, dots)
    const start = positionOf(dots < 0 ? range : range.slice(dots + 2))
    const end = from === undefined ? commits.length : positionOf(from)
    return start < 0 || end < 0 ? [] : commits.slice(start, end).filter(isInHead)
  }

  function touches(hash: string, paths: readonly string[]): boolean {
    const changed = pathsOf(hash)
    return changed.some(({ path }) => isWithin(path, paths))
  }

  function countsOf(entry: LogEntry): readonly LineCount[] {
    if (entry.parents.length > 1) return []
    const counts = pathsOf(entry.hash).map(({ path }) => ({ path, added: 1, removed: 1 }))
    return sources.get(entry.hash)?.lineCounts ?? counts
  }

  function inIndex({ against }: StagingQuery = {}): Pick<
    MemoryRepository,
    'staged' | 'stagedDiff'
  > {
    return against === 'HEAD^' ? (repository.amended ?? {}) : repository
  }

  async function* log(query: LogQuery, signal?: AbortSignal): AsyncGenerator<LogEntry> {
    const { range, paths, since, limit, noMerges, lineCounts, changedPaths } = query
    let given = 0
    for (const entry of inRange(range)) {
      // Answers of a real git come later, and between two of them a signal may be aborted.
      await Promise.resolve()
      signal?.throwIfAborted()
      if (limit !== undefined && given >= limit) return
      if (noMerges && entry.parents.length > 1) continue
      if (paths && !touches(entry.hash, paths)) continue
      if (since !== undefined && Date.parse(entry.date) < Date.parse(since)) continue
      given++
      if (lineCounts) yield { ...entry, lineCounts: countsOf(entry) }
      else if (changedPaths)
        yield { ...entry, changedPaths: pathsOf(entry.hash).map(({ path }) => path) }
      else yield entry
    }
  }

  function hashOf(revision: string): string | undefined {
    if (revision === 'HEAD') return commits.find(isInHead)?.hash
    return /^[0-9a-f]{4,64}$/i.test(revision) ? startingWith(revision)[0]?.hash : undefined
  }

  function isInHead({ hash }: Pick<LogEntry, 'hash'>): boolean {
    return !sources.get(hash)?.elsewhere
  }

  function isAncestor(ancestor: string, descendant: string): boolean | undefined {
    const wanted = hashOf(ancestor)
    const from = hashOf(descendant)
    if (wanted === undefined || from === undefined) return undefined
    const reached = new Set([from])
    for (const hash of reached) {
      for (const parent of commits.find(entry => entry.hash === hash)?.parents ?? [])
        reached.add(parent)
    }
    return reached.has(wanted) || (incomplete ? undefined : false)
  }

  function blamed({ path, ranges }: BlameQuery): readonly BlamedLines[] {
    const all = commits.map(entry => ({
      commit: commitOf(entry),
      count: linesWithin(sources.get(entry.hash)?.lines ?? [], path, ranges),
    }))
    return all.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  }

  /** The answer a moment later, as from a process; or the reason of an aborted signal. */
  async function later<T>(answer: T, signal?: AbortSignal): Promise<T> {
    await Promise.resolve()
    signal?.throwIfAborted()
    return answer
  }

  async function* contributions(
    query: ContributionQuery,
    signal?: AbortSignal,
  ): AsyncGenerator<Contributions> {
    for await (const { author, date, message, lineCounts } of log(query, signal)) {
      const sum = (key: 'added' | 'removed') =>
        lineCounts?.reduce((all, count) => all + (count[key] ?? 0), 0)
      const written = Date.parse(date) / 1000
      const lines = { added: sum('added'), removed: sum('removed') }
      yield { commits: [{ author, written, committed: written, message, ...lines }] }
    }
  }

  return {
    facts: {
      topLevel,
      gitDirectory: `${topLevel}/.git`,
      incomplete,
      shallow: incomplete,
      empty: commits.length === 0,
    },
    lookup: (id, signal) => later(lookup(id), signal),
    withSubject: (subject, signal) =>
      later(
        commits
          .filter(entry => isInHead(entry) && entry.subject === subject)
          .slice(0, 10)
          .map(commitOf),
        signal,
      ),
    identity: () => later(repository.identity),
    config: key => later(repository.config?.[key]),
    log,
    contributions,
    releases: signal => later(repository.releases ?? [], signal),
    unpublished: (range, signal) =>
      later(
        new Set(
          inRange(range)
            .map(({ hash }) => hash)
            .filter(hash => !sources.get(hash)?.published),
        ),
        signal,
      ),
    staged: (signal, query) => later(inIndex(query).staged ?? [], signal),
    stagedDiff: (signal, query) => later(inIndex(query).stagedDiff ?? '', signal),
    changedBy: (commit, signal) => later(pathsOf(startingWith(commit)[0]?.hash ?? ''), signal),
    diffOf: (commit, signal) =>
      later(sources.get(startingWith(commit)[0]?.hash ?? '')?.diff ?? '', signal),
    isAncestor: (ancestor, descendant = 'HEAD', signal) =>
      later(isAncestor(ancestor, descendant), signal),
    firstRelease: (commit, signal) =>
      later(incomplete ? undefined : sources.get(hashOf(commit) ?? '')?.release, signal),
    blame: (query, signal) => later(blamed(query), signal),
    lineCommits: (_path, _lines, signal) => later([], signal),
    wordsInFiles: (words, signal) =>
      later(new Set(words.filter(word => repository.words?.includes(word))), signal),
    trackedFiles: (signal, paths = ['.']) =>
      later(
        (repository.trackedFiles ?? []).filter(path => isWithin(path, paths)),
        signal,
      ),
    version: () => later('memory'),
  }
}

/** How many lines of some ranges of a file are among `places`. */
function linesWithin(
  places: readonly string[],
  wanted: string,
  ranges: BlameQuery['ranges'],
): number {
  let count = 0
  for (const place of places) {
    const [, path, from = '0', to = from] = /^(.*):(\d+)(?:-(\d+))?$/.exec(place) ?? []
    if (path !== wanted) continue
    for (const { first, last } of ranges)
      count += Math.max(0, Math.min(last, Number(to)) - Math.max(first, Number(from)) + 1)
  }
  return count
}

function isWithin(path: string, places: readonly string[]): boolean {
  return places.some(place => place === '.' || path === place || path.startsWith(`${place}/`))
}

function entryOf(commit: MemoryCommit, at: number, all: readonly MemoryCommit[]): LogEntry {
  const author = identityOf(commit.author ?? 'Ada Author <ada@example.org>')
  const next = all.slice(at + 1).find(({ elsewhere }) => !elsewhere)
  const date = commit.date ?? '2024-01-01T12:00:00+00:00'
  return {
    hash: fullHash(commit.hash),
    subject: commit.subject,
    author,
    time: Date.parse(date),
    date,
    message: commit.message ?? `${commit.subject}\n`,
    committer: author,
    committed: commit.date ?? '2024-01-01T12:00:00+00:00',
    parents: (commit.parents ?? (next ? [next.hash] : [])).map(fullHash),
  }
}

function commitOf({ hash, subject, author, date }: LogEntry): Commit {
  return { hash, subject, author, date }
}

function fullHash(hash: string): string {
  return hash.toLowerCase().padEnd(40, '0')
}

function identityOf(text: string): Identity {
  const [, name = '', email = text] = /^(.*?) ?<(.*)>$/.exec(text) ?? []
  return { name, email }
}
