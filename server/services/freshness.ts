import type { Git } from '../host/git'
import type { Freshness } from '../model/freshness'
import { pathHistory } from '../model/pathHistory'
import { logOf } from './maintainersHistory'
import type { MaintainersTree } from './maintainersTree'
import { SINCE, type SightingsMemory } from './sightingsMemory'

/** What git tells about how alive the people of these paths are; undefined where it can tell nothing. */
export async function learnFreshness(
  paths: readonly string[],
  tree: MaintainersTree,
  memory: SightingsMemory,
  signal: AbortSignal,
): Promise<Freshness | undefined> {
  const git = await tree.git()
  if (!git || git.facts.empty) return undefined
  // Both take git seconds where the project is large.
  const [anywhere, here] = await Promise.all([
    memory.of(git, tree),
    activityHere(paths, git, tree, signal),
  ])
  signal.throwIfAborted()
  return {
    anywhere,
    here: here.latest,
    lists: tree.lists(),
    incomplete: git.facts.shallow,
    isCut: anywhere.isCut || here.isCut,
  }
}

/** Latest activity in the history of these paths, by address in lower case. */
async function activityHere(
  paths: readonly string[],
  git: Git,
  tree: MaintainersTree,
  signal: AbortSignal,
): Promise<{ readonly latest: Freshness['here']; readonly isCut: boolean }> {
  const query = await logOf(paths, git, tree)
  if (!query) return { latest: new Map(), isCut: false }
  let isCut = false
  const log = git.log({ ...query, since: SINCE }, signal, () => (isCut = true))
  const { people } = await pathHistory(log, tree.people)
  const latest = people.map(({ identity, lastActive }) => [identity.email, lastActive] as const)
  return { latest: new Map(latest.map(([email, date]) => [email.toLowerCase(), date])), isCut }
}
