import { reasonOf } from './abortable'
import {
  CONTRIBUTION_FIELDS,
  contributionReader,
  type ReadContribution,
} from './contributionReader'
import { messageOf } from './failure'
import type { Contribution, ContributionQuery, Contributions } from './git'
import { streamGit, type GitProgram } from './gitProcess'
import { logCall } from './logCall'
import type { RepositoryState } from './repositoryState'

/** So often a log is taken up again behind a commit whose lines git cannot count; then the rest goes uncounted. */
const MOST_FAILURES = 10

/**
 * What the commits of a range contribute, from one git process. Where git dies of a commit whose files are not all here,
 * as in a partial clone, it is started anew behind that commit, which goes without its lines. So does a commit where a
 * shallow clone ends: it seems to add every file that there is, and among the commits that touch a path it does not count.
 * Throws `signal.reason` when the signal is aborted.
 */
export async function* streamContributions(
  program: GitProgram,
  state: RepositoryState,
  query: ContributionQuery,
  signal?: AbortSignal,
): AsyncGenerator<Contributions, void, undefined> {
  const boundary = state.shallow ? await state.boundary() : undefined
  const known = (read: readonly ReadContribution[]): Contribution[] =>
    read.flatMap(({ hash, commit }) => {
      if (!boundary?.has(hash)) return commit
      return query.paths ? [] : withoutLines(commit)
    })
  let skip = 0
  for (let failures = 0; ; failures++) {
    const lineCounts = query.lineCounts === true && failures < MOST_FAILURES
    const before = skip
    let failure: string | undefined
    let last: ReadContribution | undefined
    for await (const piece of streamOnce(program, { ...query, lineCounts, skip }, signal)) {
      if (piece.failure !== undefined) {
        failure = piece.failure
        continue
      }
      skip += piece.commits.length
      // The last one is held back: git may die of it.
      const commits = last ? [last, ...piece.commits] : piece.commits
      last = commits.pop()
      if (commits.length > 0) yield { commits: known(commits) }
    }
    if (last) yield { commits: known([failure === undefined ? last : surely(last)]) }
    if (failure === undefined) return
    program.log(failure)
    if (!lineCounts) {
      yield { commits: [], failure }
      return
    }
    if (skip > before) continue
    // Git looks for renames before it names a commit, and may die of that.
    const unnamed = await commitAt(program, query, skip, signal)
    if (!unnamed) {
      yield { commits: [], failure }
      return
    }
    yield { commits: known([unnamed]) }
    skip++
  }
}

/** The last commit before git died: without counts it may be the one that git died of. */
function surely(read: ReadContribution): ReadContribution {
  return read.counted || read.isMerge ? read : { ...read, commit: withoutLines(read.commit) }
}

function withoutLines(commit: Contribution): Contribution {
  return { ...commit, added: undefined, removed: undefined }
}

type Piece =
  | { readonly commits: ReadContribution[]; readonly failure?: undefined }
  | { readonly failure: string }

async function* streamOnce(
  program: GitProgram,
  query: ContributionQuery & { readonly skip: number; readonly limit?: number },
  signal?: AbortSignal,
): AsyncGenerator<Piece, void, undefined> {
  const call = logCall(query, CONTRIBUTION_FIELDS)
  if (!call) return
  const reader = contributionReader(query.lineCounts ?? false)
  let failure: string | undefined
  try {
    for await (const chunk of streamGit(program, call.args, { ...call, signal })) {
      const commits = reader.take(chunk)
      if (commits.length > 0) yield { commits }
    }
  } catch (error) {
    if (signal?.aborted) throw reasonOf(signal)
    failure = messageOf(error)
  }
  const rest = reader.end()
  if (rest.length > 0) yield { commits: rest }
  if (failure !== undefined) yield { failure }
}

/** The commit at a place of the log, without its lines. */
async function commitAt(
  program: GitProgram,
  query: ContributionQuery,
  skip: number,
  signal?: AbortSignal,
): Promise<ReadContribution | undefined> {
  const asked = { ...query, lineCounts: false, skip, limit: 1 }
  let found: ReadContribution | undefined
  for await (const piece of streamOnce(program, asked, signal))
    if (piece.failure === undefined) found ??= piece.commits[0]
  return found
}
