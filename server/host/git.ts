import type { Identity } from '../model/identity'

/** What git knows of one commit. */
export interface Commit {
  /** All 40 (or 64) hexadecimal digits. */
  readonly hash: string
  /** The first paragraph of the message on one line, as `%s` prints it. */
  readonly subject: string
  readonly author: Identity
  /** The author's date as ISO 8601 with offset, as `%aI` prints it; UTC is `+00:00`. */
  readonly date: string
}

/** The answer to "which commit is this?". `unknown`: git cannot tell here (no repository, shallow or partial clone). */
export type CommitLookup =
  | { readonly is: 'found'; readonly commit: Commit }
  | { readonly is: 'missing' }
  | { readonly is: 'ambiguous'; readonly candidates: readonly Commit[] }
  | { readonly is: 'unknown' }

/** The questions about commits that rules and hovers ask. */
export interface CommitFinder {
  /** The commit that a full or abbreviated id names. Anything that is not 4 to 64 hexadecimal digits is `missing`. */
  lookup(id: string, signal?: AbortSignal): Promise<CommitLookup>
  /** Commits reachable from HEAD whose subject is exactly `subject`, newest first, at most ten. */
  withSubject(subject: string, signal?: AbortSignal): Promise<readonly Commit[]>
}

/** One commit of a streamed log, its message whole. */
export interface LogEntry extends Commit {
  /** The author's date in milliseconds since 1970, which is cheaper to have than `date`; NaN where there is none. */
  readonly time: number
  /** The message as `%B` prints it, not re-wrapped; lone surrogates U+DC80..U+DCFF stand for bytes that are no UTF-8. */
  readonly message: string
  readonly committer: Identity
  /** When it was committed, in the form of `date`; `since` of a query goes by it. */
  readonly committed: string
  readonly parents: readonly string[]
  /** One item a changed file, in git's order; only where the query asked for `lineCounts`. */
  readonly lineCounts?: readonly LineCount[]
  /** Paths of the changed files, a renamed one by both its names; only where the query asked for `changedPaths`. */
  readonly changedPaths?: readonly string[]
}

/** How many lines a commit adds to and removes from one file, as `--numstat` counts them. */
export interface LineCount {
  /** Path after the change, relative to the top level. */
  readonly path: string
  /** Path before a rename or copy. */
  readonly from?: string
  /** `undefined` for binary files. */
  readonly added: number | undefined
  readonly removed: number | undefined
}

/** Which commits a log gives; what is left out is not restricted. */
export interface LogQuery {
  /** A revision or range in git's own words (`HEAD`, `v1..v2`, `-5 HEAD` is not: use `limit`). */
  readonly range?: string
  /** Paths relative to the top level, taken literally (no pathspec magic); an empty list gives no commit. */
  readonly paths?: readonly string[]
  /** In git's own words, e.g. `1-year-ago`. */
  readonly since?: string
  readonly limit?: number
  readonly noMerges?: boolean
  /** Follow one path through renames; with no path or several there is no answer. */
  readonly follow?: boolean
  /** Also count the lines of each changed file (`--numstat`); merges have none. */
  readonly lineCounts?: boolean
  /** Instead of that, only name the changed files: much less work, for which no file has to be here. */
  readonly changedPaths?: boolean
  /** Leave subject and message empty: much less to read for those who count people and days. */
  readonly withoutMessages?: boolean
}

/** Of a commit, what a count of contributions needs: far less than a `LogEntry`, since a range may have 100,000. */
export interface Contribution {
  readonly author: Identity
  /** When it was written and when it was committed, in seconds since 1970; NaN where the commit does not say. */
  readonly written: number
  readonly committed: number
  /** The message as `%B` prints it. */
  readonly message: string
  /** Lines of all files that are text; both undefined where they were not asked for, or git could not count them. */
  readonly added: number | undefined
  readonly removed: number | undefined
}

/** Some commits of a range, in the order of the log. */
export interface Contributions {
  readonly commits: readonly Contribution[]
  /** Git gave up after these, for this reason; what is older is not here. */
  readonly failure?: string
}

/** Which commits are counted. */
export type ContributionQuery = Pick<
  LogQuery,
  'range' | 'paths' | 'since' | 'noMerges' | 'lineCounts'
>

/** A file that a change touches. */
export interface ChangedPath {
  /** git's letter: A, M, D, R, C, T; in an index also U, while a merge is not resolved. */
  readonly status: string
  /** Path after the change (for D: before it), relative to the top level. */
  readonly path: string
  /** Path before a rename or copy. */
  readonly from?: string
}

/** Which change of the index is asked for. */
export interface StagingQuery {
  /** What the index is compared with: HEAD, or the first parent of HEAD, whose place an amended commit takes. */
  readonly against?: 'HEAD' | 'HEAD^'
  /** The name of another index in the git directory: `git commit -a` has one of its own until its editor is closed. */
  readonly index?: string | undefined
}

/** Lines of one file whose origin is asked for. */
export interface BlameQuery {
  /** Relative to the top level. */
  readonly path: string
  readonly ranges: readonly { readonly first: number; readonly last: number }[]
  readonly revision?: string
}

/** Lines that one commit brought. */
export interface BlamedLines {
  readonly commit: Commit
  /** How many of the lines asked for. */
  readonly count: number
}

/** Called where git knows what was asked for and could not read all of it: an object is missing, or the disk failed. */
export type GaveUp = () => void

/** What a repository is and can tell. */
export interface RepositoryFacts {
  /** Absolute path of the work tree; undefined in a bare repository. */
  readonly topLevel: string | undefined
  /** Absolute path of this work tree's git directory. */
  readonly gitDirectory: string
  /** Some history is not here (shallow or partial clone): a missing commit proves nothing. */
  readonly incomplete: boolean
  /** Of these, it is a shallow clone: commits themselves are missing, and not merely files of them. */
  readonly shallow: boolean
  /** There is no commit yet. */
  readonly empty: boolean
}

/** All that is asked of one git repository. Every method answers `undefined` or empty where git cannot tell; none throws but for an aborted signal. */
export interface Git extends CommitFinder {
  readonly facts: RepositoryFacts
  /** The author of a commit made now: `git var GIT_AUTHOR_IDENT`, without its date. */
  identity(): Promise<Identity | undefined>
  /** One value of git's configuration (the last one, if several). */
  config(key: string): Promise<string | undefined>
  /**
   * Commits, newest first, as they arrive from one git process; it waits while nobody takes the next one and is ended
   * when the loop is left. Throws `signal.reason` when the signal is aborted, so that half a log is never taken for a whole.
   * Where git fails the log ends early, which `gaveUp` tells.
   */
  log(query: LogQuery, signal?: AbortSignal, gaveUp?: GaveUp): AsyncIterable<LogEntry>
  /**
   * The same for those who count: many commits at a time, and a word where git gives up. A commit whose lines git cannot
   * count, since a file of it is not here, has none; all the others have theirs.
   */
  contributions(query: ContributionQuery, signal?: AbortSignal): AsyncIterable<Contributions>
  /** Tags of releases (`v6.1`, `v2026.07`), release candidates left out, the newest first. */
  releases(signal?: AbortSignal): Promise<readonly string[]>
  /** Full ids of the commits in `range` that no remote-tracking branch and no tag contains. */
  unpublished(range: string, signal?: AbortSignal): Promise<ReadonlySet<string>>
  /** Paths that the index changes, against HEAD unless asked otherwise. Empty where a shallow clone ends. */
  staged(signal?: AbortSignal, query?: StagingQuery): Promise<readonly ChangedPath[]>
  /** The same as a patch (`git diff --cached`). */
  stagedDiff(signal?: AbortSignal, query?: StagingQuery): Promise<string>
  /** Paths that one commit changes against its first parent; empty where a shallow clone ends. */
  changedBy(commit: string, signal?: AbortSignal): Promise<readonly ChangedPath[]>
  /** The diff of one commit against its first parent. */
  diffOf(commit: string, signal?: AbortSignal): Promise<string>
  /**
   * Whether `ancestor` is in the history of `descendant` (HEAD, where it is left out), itself included. `undefined`
   * where one of them is not here, or a shallow clone ends between them.
   */
  isAncestor(
    ancestor: string,
    descendant?: string,
    signal?: AbortSignal,
  ): Promise<boolean | undefined>
  /**
   * The earliest release that contains a commit: the tag of the form `v6.1` or `v2026.07`, release candidates left
   * out. `undefined` where no release contains it, or git cannot tell.
   */
  firstRelease(commit: string, signal?: AbortSignal): Promise<string | undefined>
  /**
   * The commits that lines of a file come from, as the file is in `revision` (HEAD, where it is left out). Lines count
   * from 1, both ends included. Empty where there is no such file or line, and where git fails, which `gaveUp` tells;
   * lines that a shallow clone's end would claim are left out.
   */
  blame(query: BlameQuery, signal?: AbortSignal, gaveUp?: GaveUp): Promise<readonly BlamedLines[]>
  /**
   * The commit of each line of a file as it lies in the work tree, in its order. `lines` is a stretch, counted from 1;
   * without it all count. Lines that the first commit of all brought are left out, as `git blame` marks them.
   */
  lineCommits(
    path: string,
    lines?: { readonly first: number; readonly count: number },
    signal?: AbortSignal,
  ): Promise<readonly string[]>
  /** Those of the words that stand as whole words in a tracked file, case counted; `undefined` where git cannot tell. */
  wordsInFiles(
    words: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlySet<string> | undefined>
  /**
   * All tracked paths, relative to the top level, in git's order. With `paths`, only these files and what lies
   * in these directories (taken literally, relative to the top level).
   */
  trackedFiles(signal?: AbortSignal, paths?: readonly string[]): Promise<readonly string[]>
  /** Something that changes when HEAD moves or the index changes, to know when cached answers are stale. */
  version(): Promise<string>
}
