import type { Git } from '../host/git'
import type { Freshness } from '../model/freshness'
import type { Mailmap } from '../model/mailmap'
import { pathHistory } from '../model/pathHistory'
import { sightingsIn, type Sightings } from '../model/sightings'
import { headOf } from './head'
import { logOf } from './maintainersHistory'
import type { MaintainersTree } from './maintainersTree'
import { inTurns } from './turns'

/** So far back it is looked for people: who was not seen for longer has gone. */
export const SINCE = '6-years-ago'

/** When people were last seen, as far as git could read the log. */
interface ReadSightings extends Sightings {
  /** Git gave up before the end. */
  readonly isCut: boolean
}

/** When people of a project were last seen: one pass over its log, kept until HEAD moves. */
export class SightingsMemory {
  private readonly known = new Map<
    string,
    { head: string | undefined; sightings: Promise<ReadSightings> }
  >()

  /** The pass is for everybody who asks: `lifetime` alone ends it, not the signal of one of them. */
  constructor(private readonly lifetime?: AbortSignal) {}

  /** Whoever asks while the log is read waits for the same pass. */
  async of(git: Git, tree: Pick<MaintainersTree, 'root' | 'people'>): Promise<ReadSightings> {
    const head = await headOf(git)
    const before = this.known.get(tree.root)
    if (before && before.head === head) return before.sightings
    const sightings = this.read(git, tree.people)
    this.known.set(tree.root, { head, sightings })
    sightings.catch(() => {
      if (this.known.get(tree.root)?.sightings === sightings) this.known.delete(tree.root)
    })
    return sightings
  }

  private async read(git: Git, people: Mailmap): Promise<ReadSightings> {
    let isCut = false
    const log = git.log({ since: SINCE }, this.lifetime, () => (isCut = true))
    const sightings = await sightingsIn(inTurns(log, this.lifetime), people)
    return { ...sightings, isCut }
  }
}

/** What git tells about how alive the people of these paths are; undefined where it can tell nothing. */
export async function learnFreshness(
  paths: readonly string[],
  tree: MaintainersTree,
  memory: SightingsMemory,
  signal: AbortSignal,
): Promise<Freshness | undefined> {
  const git = await tree.git()
  if (!git || git.facts.empty) return undefined
  const anywhere = await memory.of(git, tree)
  signal.throwIfAborted()
  const query = await logOf(paths, git, tree)
  let { isCut } = anywhere
  const log = query && git.log({ ...query, since: SINCE }, signal, () => (isCut = true))
  const people = log ? (await pathHistory(log, tree.people)).people : []
  signal.throwIfAborted()
  return {
    anywhere,
    here: new Map(people.map(each => [each.identity.email.toLowerCase(), each.lastActive])),
    lists: tree.lists(),
    incomplete: git.facts.shallow,
    isCut,
  }
}
