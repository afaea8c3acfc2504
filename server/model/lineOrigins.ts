import type { BlamedLines } from '../host/git'
import type { RemovedLines } from './codeLines'
import type { History } from './history'

/** So many stretches of lines of a file say enough of where its code comes from. */
const MOST_RANGES = 30

/**
 * The commits that brought lines of code which a change takes away, those of most lines first. `base` is the revision
 * in which the lines are counted; where it is not known, neither is where they come from.
 */
export async function lineOrigins(
  removed: readonly RemovedLines[],
  base: string | undefined,
  git: Pick<History, 'blame'>,
  signal?: AbortSignal,
): Promise<readonly BlamedLines[]> {
  if (base === undefined) return []
  const found = new Map<string, BlamedLines>()
  for (const { path, ranges } of removed) {
    const query = { path, ranges: ranges.slice(0, MOST_RANGES), revision: base }
    for (const { commit, count } of await git.blame(query, signal)) {
      const before = found.get(commit.hash)?.count ?? 0
      found.set(commit.hash, { commit, count: before + count })
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}
