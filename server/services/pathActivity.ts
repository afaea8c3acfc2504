import type { Git } from '../host/git'
import type { Mailmap } from '../model/mailmap'
import { pathActivity, type PathActivity } from '../model/pathActivity'
import { headOf } from './head'

/** Answers that are kept: one of them is some kilobytes. */
const MOST_KEPT = 32

/** An answer, as far as git could read the history. */
interface ReadActivity extends PathActivity {
  /** Git gave up before the end. */
  readonly isCut: boolean
}

/** Knows who changed which paths when. It asks git once for each answer, and keeps it until HEAD moves. */
export class PathActivities {
  private readonly kept = new Map<string, ReadActivity>()

  /** The whole history of paths relative to the top level, a directory with a slash at its end. `today` is `YYYY-MM-DD`. */
  async of(
    paths: readonly string[],
    git: Git,
    people: Mailmap,
    today: string,
    signal: AbortSignal,
  ): Promise<ReadActivity> {
    const { gitDirectory, topLevel = '' } = git.facts
    const head = await headOf(git, signal)
    const key = [gitDirectory, topLevel, head, today, ...paths].join('\0')
    const known = this.kept.get(key)
    if (known) return known
    const query = {
      ...(head === undefined ? {} : { range: head }),
      paths,
      noMerges: true,
      follow: paths.length === 1 && !paths[0]?.endsWith('/'),
      withoutMessages: true,
    }
    let isCut = false
    const log = git.log(query, signal, () => (isCut = true))
    const found = { ...(await pathActivity(log, people, today)), isCut }
    signal.throwIfAborted()
    this.kept.set(key, found)
    const [oldest] = this.kept.keys()
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest)
    return found
  }

  /** Counts anew when the next question comes: .mailmap may have changed. */
  forget(): void {
    this.kept.clear()
  }
}
