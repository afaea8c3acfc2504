import type { CatFile } from './catFile'
import { parseCommitObject } from './commitObject'
import type { Commit, CommitLookup } from './git'

/** The object sessions of one repository. */
export interface ObjectSessions {
  /** Gives whole objects. */
  readonly contents: CatFile
  /** Gives ids and types. */
  readonly check: CatFile
  /** The full ids of all objects whose id begins so: `git rev-parse --disambiguate`. */
  candidates(prefix: string): Promise<readonly string[]>
}

/**
 * The commit whose id is or begins with `id`, or the one that the tag with that id names. Every question goes to a
 * process that runs already; only an id that several objects share costs one of its own.
 */
export async function lookupCommit(sessions: ObjectSessions, id: string): Promise<CommitLookup> {
  if (!/^[0-9a-f]{4,64}$/i.test(id)) return { is: 'missing' }
  const digits = id.toLowerCase()
  const answer = await sessions.contents.ask(`${digits}^{commit}`)
  if (answer.is === 'failed') return { is: 'unknown' }
  if (answer.is === 'object' && answer.hash.startsWith(digits)) {
    return { is: 'found', commit: parseCommitObject(answer.hash, answer.content) }
  }
  // The id may be that of a tag; or a branch has this name, which git prefers to an abbreviated id.
  const named = await sessions.check.ask(digits)
  if (named.is === 'missing') return { is: 'missing' }
  if (named.is === 'failed') return { is: 'unknown' }
  if (named.is === 'object' && named.hash.startsWith(digits)) {
    if (answer.is !== 'object') return { is: 'missing' }
    return { is: 'found', commit: parseCommitObject(answer.hash, answer.content) }
  }
  return among(await commitsOf(sessions, digits))
}

function among(commits: readonly Commit[]): CommitLookup {
  const [first, second] = commits
  if (!first) return { is: 'missing' }
  return second ? { is: 'ambiguous', candidates: commits } : { is: 'found', commit: first }
}

/** The commits, and those that tags name, among all objects whose id begins with `prefix`. */
async function commitsOf(sessions: ObjectSessions, prefix: string): Promise<readonly Commit[]> {
  const ids = await sessions.candidates(prefix)
  const answers = await Promise.all(ids.map(id => sessions.contents.ask(`${id}^{commit}`)))
  const commits = new Map<string, Commit>()
  for (const answer of answers) {
    if (answer.is === 'object')
      commits.set(answer.hash, parseCommitObject(answer.hash, answer.content))
  }
  return [...commits.values()]
}
