import type { Files } from '../host/files'
import { withFreshness } from '../model/freshness'
import type { MaintainersAnswer } from '../model/maintainersAnswer'
import type * as protocol from '../protocol/maintainers'
import { nameOf } from '../services/absolutePath'
import { configuredTree } from '../services/configuredTree'
import { pathOf } from '../services/documentLocation'
import { knownRecipients } from '../services/knownRecipients'
import { learnFreshness } from '../services/freshness'
import { maintainers, type MaintainersQuestion } from '../services/maintainers'
import type { MaintainersTree } from '../services/maintainersTree'
import type { KnownRecipients } from '../services/readyToSend'
import type { SightingsMemory } from '../services/sightingsMemory'
import type { Place, Workspace } from '../services/workspace'
import { UNTRUSTED, uriIn, type AskedChanges } from './askedChanges'
import { LaterAnswers } from './laterAnswers'
import { emptyAnswer, protocolAnswer } from './maintainersAnswer'

/** What the request for maintainers is answered with. */
export interface MaintainersHost {
  readonly files: Files
  /** Absolute path of the user's home directory, where get_maintainer.pl looks for its own files, too. */
  readonly home: string | undefined
  readonly workspace: Workspace
  readonly changes: AskedChanges
  /** Shared with whoever else asks when people were last seen. */
  readonly sightings: SightingsMemory
  /** Whether git may be asked at all. */
  trusted(): boolean
  /** Called when whoever was given an answer should ask again. */
  readonly changed: () => void
  /** Called when the history could not be read. */
  readonly failed: (error: unknown) => void
}

/** Answers the request for maintainers. What MAINTAINERS says is read once, until it is told to forget. */
export class MaintainersRequest {
  private readonly trees = new Map<string, Promise<MaintainersTree>>()
  private readonly later: LaterAnswers

  constructor(private readonly host: MaintainersHost) {
    this.later = new LaterAnswers(host.changed, host.failed, PATIENCE)
  }

  async answer(
    asked: protocol.MaintainersQuestion,
    signal: AbortSignal,
  ): Promise<protocol.MaintainersAnswer> {
    const found = await this.host.changes.of(asked, signal)
    if (found.silent !== undefined) {
      return emptyAnswer(nameOf(pathOf(uriIn(asked)) ?? ''), found.silent)
    }
    const { place, root, change, settings } = found
    const tree = await this.read(place, root)
    const trusted = this.host.trusted()
    const git = await place.git()
    const { question } = change
    const atOnce = () => maintainers({ ...question, history: false }, tree, signal)
    if (!trusted || !settings.maintainers.history || !git) {
      const answer = git || !trusted ? await atOnce() : await maintainers(question, tree, signal)
      const notices = trusted ? answer.notices : [...answer.notices, UNTRUSTED]
      return protocolAnswer(change, { ...answer, notices }, root)
    }
    const key = JSON.stringify([root, await git.version(), question])
    const { answer, pending } = await this.later.of(key, atOnce, later =>
      this.withHistory(question, tree, later),
    )
    const shown = protocolAnswer(change, answer, root)
    return pending ? { ...shown, pending } : shown
  }

  /** First who worked on it, then how alive everybody is, for which the log of the whole project has to be read once. */
  private async *withHistory(
    question: MaintainersQuestion,
    tree: MaintainersTree,
    signal: AbortSignal,
  ): AsyncGenerator<MaintainersAnswer> {
    const answer = await maintainers(question, tree, signal)
    yield answer
    const freshness = await learnFreshness(answer.paths, tree, this.host.sightings, signal)
    if (freshness) yield withFreshness(answer, freshness)
  }

  /** Who has to get a change of these paths in the tree that a document belongs to, by MAINTAINERS alone. */
  async recipients(
    uri: string,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<KnownRecipients | undefined> {
    const place = (await this.host.workspace.placeOf(uri))?.place
    if (place?.tree === undefined) return undefined
    return knownRecipients(await this.read(place, place.tree), paths, signal)
  }

  /** Reads MAINTAINERS anew when the next question comes. */
  forget(): void {
    this.trees.clear()
    this.later.forget()
  }

  private read(place: Place, root: string): Promise<MaintainersTree> {
    const { files, home } = this.host
    const known = this.trees.get(root) ?? configuredTree(files, root, () => place.git(), home)
    this.trees.set(root, known)
    return known
  }
}

/** An answer waits so long for the history, in milliseconds: longer, and it would be missed. */
const PATIENCE = 250
