import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { withFreshness } from '../model/freshness'
import type { MaintainersAnswer } from '../model/maintainersAnswer'
import type * as protocol from '../protocol'
import { inside, nameOf, relativeTo } from '../services/absolutePath'
import { activityAt } from '../services/activity'
import {
  commitChange,
  rangeChange,
  seriesChange,
  stagedChange,
  type ChangeInQuestion,
} from '../services/changeInQuestion'
import { configuredTree } from '../services/configuredTree'
import type { Diagnostics } from '../services/diagnostics'
import { pathOf, uriOf } from '../services/documentLocation'
import { textKind, type EditorDocument } from '../services/documents'
import { knownRecipients } from '../services/knownRecipients'
import { learnFreshness, SightingsMemory } from '../services/freshness'
import { maintainers, type MaintainersQuestion } from '../services/maintainers'
import type { MaintainersTree } from '../services/maintainersTree'
import type { KnownRecipients } from '../services/readyToSend'
import type { Place, Workspace } from '../services/workspace'
import type { Settings } from '../settings'
import { decodeLossless } from '../text/bytes'
import { LaterAnswers } from './laterAnswers'
import { emptyAnswer, protocolAnswer } from './maintainersAnswer'

/** What the request for maintainers is answered with. */
export interface MaintainersHost {
  readonly files: Files
  readonly workspace: Workspace
  readonly diagnostics: Diagnostics
  document(uri: string): EditorDocument | undefined
  settings(uri: string, place: Place): Promise<Settings>
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
  private readonly sightings = new SightingsMemory()

  constructor(private readonly host: MaintainersHost) {
    this.later = new LaterAnswers(host.changed, host.failed, PATIENCE)
  }

  async answer(
    asked: protocol.MaintainersQuestion,
    signal: AbortSignal,
  ): Promise<protocol.MaintainersAnswer> {
    const uri = uriIn(asked)
    const name = nameOf(pathOf(uri) ?? '')
    const place = await this.placeOf(asked)
    if (!place) return emptyAnswer(name, 'This text lies in no file.')
    const settings = await this.host.settings(uri, place)
    const { active, reason } = activityAt(place, settings.enable)
    if (!active || place.tree === undefined) return emptyAnswer(name, reason)
    const git = await place.git()
    const change = await this.changeIn(asked, place.tree, git, signal)
    if (!change) return emptyAnswer(name, this.whyNothing(asked, git))
    const tree = await this.read(place, place.tree)
    const trusted = this.host.trusted()
    const { question } = change
    const atOnce = () => maintainers({ ...question, history: false }, tree, signal)
    if (!trusted || !settings.maintainers.history || !git) {
      const answer = git || !trusted ? await atOnce() : await maintainers(question, tree, signal)
      const notices = trusted ? answer.notices : [...answer.notices, UNTRUSTED]
      return protocolAnswer(change, { ...answer, notices }, place.tree)
    }
    const key = JSON.stringify([place.tree, await git.version(), question])
    const { answer, pending } = await this.later.of(key, atOnce, later =>
      this.withHistory(question, tree, later),
    )
    const notices = pending ? [...answer.notices, PENDING] : answer.notices
    const shown = protocolAnswer(change, { ...answer, notices }, place.tree)
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
    const freshness = await learnFreshness(answer.paths, tree, this.sightings, signal)
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

  private async placeOf(asked: protocol.MaintainersQuestion): Promise<Place | undefined> {
    const { workspace } = this.host
    if (asked.for === 'document') return (await workspace.placeOf(asked.uri))?.place
    if (asked.for === 'series') return (await workspace.placeOf(asked.uris[0] ?? ''))?.place
    const folder = pathOf(asked.folder)
    return folder === undefined ? undefined : workspace.placeOfFolder(folder)
  }

  private async changeIn(
    asked: protocol.MaintainersQuestion,
    tree: string,
    git: Git | undefined,
    signal: AbortSignal,
  ): Promise<ChangeInQuestion | undefined> {
    switch (asked.for) {
      case 'staged':
        return stagedChange(git, undefined, signal)
      case 'commit':
        return commitChange(git, asked.commit, signal)
      case 'document':
        return this.documentChange(asked, tree, git, signal)
      case 'range':
        return rangeChange(git, asked.range, signal)
      case 'series':
        return this.seriesOf(asked.uris)
    }
  }

  /** A message stands for the change that it describes, a patch for itself, and any other file of the tree for its path. */
  private async documentChange(
    { uri, lines }: Extract<protocol.MaintainersQuestion, { for: 'document' }>,
    tree: string,
    git: Git | undefined,
    signal: AbortSignal,
  ): Promise<ChangeInQuestion | undefined> {
    const open = this.host.document(uri)
    const path = pathOf(uri)
    const document =
      open ?? (path !== undefined && isPatchName(path) ? await this.stored(uri, path) : undefined)
    const kind = document && textKind(document)
    if (document && (kind === 'editor' || kind === 'box')) {
      const read = await this.host.diagnostics.read(document)
      const message = read.silent === undefined ? read.messages[0]?.message : undefined
      return stagedChange(
        git,
        message && { text: message.whole.text, paths: (await message.change.paths()) ?? [] },
        signal,
      )
    }
    if (document && kind) {
      return {
        name: path === undefined ? 'patch' : nameOf(path),
        question: { paths: [], patches: [{ text: document.text }] },
        isPosting: true,
      }
    }
    const below = path === undefined ? undefined : relativeTo(tree, path)
    if (path === undefined || below === undefined || below === '') return undefined
    const isFolder = (await this.host.files.kind(path)) === 'directory'
    if (isFolder) return { name: below, question: { paths: [`${below}/`] } }
    if (!lines) return { name: below, question: { paths: [below] } }
    const [first, last] = [lines.first + 1, lines.last + 1]
    const name = `${below}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`}`
    return { name, question: { paths: [below], lines: { first, last } } }
  }

  /** A folder stands for the patches that lie in it, whose names have their order. */
  private async seriesOf(uris: readonly string[]): Promise<ChangeInQuestion | undefined> {
    const { files } = this.host
    const found: { path: string; text: string }[] = []
    for (const uri of uris) {
      const path = pathOf(uri)
      if (path === undefined) continue
      const isFolder = (await files.kind(path)) === 'directory'
      const paths = isFolder
        ? (await files.list(path))
            .filter(name => name.endsWith('.patch'))
            .map(name => inside(path, name))
        : [path]
      for (const each of paths) {
        const own = uriOf(each)
        const text = (this.host.document(own) ?? (await this.stored(own, each)))?.text
        if (text !== undefined) found.push({ path: each, text })
      }
    }
    return found.length === 0 ? undefined : seriesChange(found)
  }

  private async stored(uri: string, path: string): Promise<EditorDocument | undefined> {
    const { bytes } = await this.host.files.read(path)
    return (
      bytes && {
        uri,
        languageId: 'diff',
        version: 0,
        text: decodeLossless(bytes).text,
        finished: true,
      }
    )
  }

  private read(place: Place, root: string): Promise<MaintainersTree> {
    const known = this.trees.get(root) ?? configuredTree(this.host.files, root, () => place.git())
    this.trees.set(root, known)
    return known
  }

  private whyNothing(asked: protocol.MaintainersQuestion, git: Git | undefined): string {
    if (asked.for === 'series')
      return 'There is no patch here: name patch files, or a folder of them.'
    const revision =
      asked.for === 'commit' ? asked.commit : asked.for === 'range' ? asked.range : ''
    if (revision === '') return 'This is no file of the tree, no patch and no message.'
    if (!this.host.trusted()) return UNTRUSTED
    return git ? `git knows no commit ${revision} here.` : 'There is no git repository here.'
  }
}

/** An answer waits so long for the history, in milliseconds: longer, and it would be missed. */
const PATIENCE = 250

const PENDING = 'The history is being read; more follows.'

const UNTRUSTED =
  'The workspace is not trusted, so git is not asked: nobody can be found in the history.'

function uriIn(asked: protocol.MaintainersQuestion): string {
  switch (asked.for) {
    case 'document':
      return asked.uri
    case 'series':
      return asked.uris[0] ?? ''
    default:
      return asked.folder
  }
}

function isPatchName(path: string): boolean {
  return /\.(?:patch|diff|eml|mbox)$/i.test(path)
}
