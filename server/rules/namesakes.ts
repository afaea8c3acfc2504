import type { Commit } from '../host/git'
import { ID_DIGITS, likeliest, referenceTo } from '../model/commitReference'
import type { History } from '../model/history'
import type { Slice } from '../text/slice'
import { choice, replace, type Fix } from './rule'

/** What to say of an id that leads nowhere. */
export const UNKNOWN_COMMIT =
  'No commit of this repository has this id. Was it rebased, or is it in a tree that you have not fetched?'

/** The most digits that a Fixes tag has, whatever a repository's hashes have. */
const MOST_DIGITS = 40

/** Writes the id of a commit in the place of another, with this many digits, and no fewer than the kernel asks for. */
export function useCommit(id: Slice, commit: Commit, digits: number): Fix | undefined {
  const shown = commit.hash.slice(0, Math.max(ID_DIGITS, digits))
  return replace(`Use ${referenceTo(commit, digits)}`, id, shown)
}

/** The repairs of an id that leads nowhere: commits that have the title, those with nearly the same id first. */
export async function namesakes(
  id: Slice,
  title: Slice | undefined,
  git: History,
  signal?: AbortSignal,
): Promise<(Fix | undefined)[]> {
  const twins = title ? await git.withSubject(title.text.replace(/\s+/g, ' '), signal) : []
  const digits = Math.min(id.length, MOST_DIGITS)
  const fixes = likeliest(id.text, twins).map(commit => useCommit(id, commit, digits))
  return fixes.length > 1 ? fixes.map(choice) : fixes
}
