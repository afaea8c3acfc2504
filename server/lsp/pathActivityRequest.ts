import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { touchedPaths } from '../model/touchedPaths'
import type { PathActivity } from '../model/pathActivity'
import type * as maintainersProtocol from '../protocol/maintainers'
import type * as pathActivityProtocol from '../protocol/pathActivity'
import { PathActivities } from '../services/pathActivity'
import { repositoryPrefix } from '../services/repositoryPrefix'
import type { AskedChanges } from './askedChanges'

/** What the request for the history of a path is answered with. */
export interface PathActivityHost {
  readonly files: Files
  readonly changes: AskedChanges
  /** Whether git may be asked at all. */
  trusted(): boolean
}

/** Answers the request for the history of a file, a folder, or the files that a change touches. */
export class PathActivityRequest {
  private readonly activities = new PathActivities()

  constructor(private readonly host: PathActivityHost) {}

  async answer(
    asked: maintainersProtocol.MaintainersQuestion,
    signal: AbortSignal,
  ): Promise<pathActivityProtocol.PathActivityAnswer> {
    if (!this.host.trusted()) return { silent: UNTRUSTED }
    const asks = await this.host.changes.of(asked, signal)
    if (asks.silent !== undefined) return asks
    const { place, root, change } = asks
    const git = await place.git()
    if (!git) return { silent: NO_GIT }
    const prefix = await repositoryPrefix(root, this.host.files, git)
    if (prefix === undefined) return { silent: NO_GIT }
    const { paths, patches = [] } = change.question
    const touched = patches.flatMap(({ text }) => touchedPaths(text).paths)
    const all = [...new Set([...paths, ...touched])].filter(path => path !== 'dev/null')
    if (all.length === 0) {
      return {
        silent: 'No file is touched here. Stage a change, or open a source file or a patch.',
      }
    }
    const today = new Date().toISOString().slice(0, 10)
    const places = all.map(path => `${prefix}${path}`)
    const people = await place.people()
    const { isCut, ...found } = await this.activities.of(places, git, people, today, signal)
    return { ...found, subject: change.name, notices: noticesOf(found, isCut, git) }
  }

  /** Counts anew when the next question comes. */
  forget(): void {
    this.activities.forget()
  }
}

const UNTRUSTED =
  'In Restricted Mode git is not asked. Trust the folder to see who changed this code (Workspaces: Manage Workspace Trust).'

const NO_GIT =
  'There is no git repository here, or git cannot be run, so nobody can say who changed this code. The output says which (Kernel Patch: Show Output).'

function noticesOf({ undated }: PathActivity, isCut: boolean, { facts }: Git): readonly string[] {
  return [
    ...(facts.incomplete
      ? ['Part of the history is not here (a shallow or partial clone): there may be more.']
      : []),
    ...(isCut ? ['git could not read all of the history: older changes are not counted.'] : []),
    ...(undated > 0
      ? [`${undated} ${undated === 1 ? 'commit has' : 'commits have'} no date that can be right.`]
      : []),
  ]
}
