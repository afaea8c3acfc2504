import type { Git, LogQuery } from '../host/git'
import type { Mailmap } from '../model/mailmap'
import { seenPeople, type SeenPeople } from '../model/seenPeople'
import { sightingsOf, type Sightings } from '../model/sightings'
import { headOf } from './head'
import type { MaintainersTree } from './maintainersTree'
import { inTurns } from './turns'

/** So far back it is looked for people: who was not seen for longer has gone. */
export const SINCE = '6-years-ago'

/** When people were last seen, as far as git could read the log. */
interface ReadSightings extends Sightings {
  /** Git gave up before the end. */
  readonly isCut: boolean
}

/** What was read of a project's log. */
interface ReadPeople extends SeenPeople {
  readonly isCut: boolean
}

/** What is kept of a project, as of one HEAD and one .mailmap. */
interface Known {
  readonly head: string | undefined
  readonly read: Promise<ReadPeople>
  readonly people: Mailmap
  readonly sightings: Promise<ReadSightings>
}

/** So many commits that somebody has amended or rebased since still tell when people were seen. */
const MOST_REPLACED = 200

/**
 * When people of a project were last seen: one pass over its log, which takes seconds where the project is large. Where
 * HEAD moves, only what came since is read.
 */
export class SightingsMemory {
  private readonly known = new Map<string, Known>()

  /** The pass is for everybody who asks: `lifetime` alone ends it, not the signal of one of them. */
  constructor(private readonly lifetime?: AbortSignal) {}

  /** Whoever asks while the log is read waits for the same pass. */
  async of(
    git: Git,
    { root, people }: Pick<MaintainersTree, 'root' | 'people'>,
  ): Promise<ReadSightings> {
    const head = await headOf(git)
    const before = this.known.get(root)
    const isRead = before !== undefined && before.head === head
    if (isRead && before.people === people) return before.sightings
    const read = isRead ? before.read : this.readOn(git, head, before)
    const sightings = this.sightings(read, people)
    this.known.set(root, { head, read, people, sightings })
    sightings.catch(() => {
      if (this.known.get(root)?.read === read) this.known.delete(root)
    })
    return sightings
  }

  private async sightings(read: Promise<ReadPeople>, people: Mailmap): Promise<ReadSightings> {
    const found = await read
    const inPieces = inTurns(found.people.values(), this.lifetime)
    return { ...(await sightingsOf(found, inPieces, people)), isCut: found.isCut }
  }

  private async readOn(
    git: Git,
    head: string | undefined,
    before: Known | undefined,
  ): Promise<ReadPeople> {
    const older = await before?.read.catch(() => undefined)
    if (head && before?.head && older?.isCut === false) {
      const isNear = await this.isNear(git, before.head, head)
      const newer = isNear && (await this.read(git, { range: `${before.head}..${head}` }, older))
      if (newer && !newer.isCut) return newer
    }
    return this.read(git)
  }

  /** Whether HEAD left but a few commits behind: as it does when somebody commits, pulls, amends or rebases. */
  private async isNear(git: Git, before: string, head: string): Promise<boolean> {
    const query = { range: `${head}..${before}`, limit: MOST_REPLACED + 1, withoutMessages: true }
    let failures = 0
    const left: string[] = []
    for await (const { hash } of git.log(query, this.lifetime, () => failures++)) left.push(hash)
    return failures === 0 && left.length <= MOST_REPLACED
  }

  private async read(git: Git, query: LogQuery = {}, older?: SeenPeople): Promise<ReadPeople> {
    let isCut = false
    const log = git.log({ ...query, since: SINCE }, this.lifetime, () => (isCut = true))
    const found = await seenPeople(inTurns(log, this.lifetime), older)
    return { ...found, isCut }
  }
}
