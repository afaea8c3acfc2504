import type { Files } from '../host/files'
import type { Git } from '../host/git'
import type * as protocol from '../protocol'
import { nameOf, relativeTo } from '../services/absolutePath'
import { activityAt } from '../services/activity'
import { commitChange, stagedChange, type ChangeInQuestion } from '../services/changeInQuestion'
import { configuredTree } from '../services/configuredTree'
import type { Diagnostics } from '../services/diagnostics'
import { pathOf } from '../services/documentLocation'
import { textKind, type EditorDocument } from '../services/documents'
import { knownRecipients } from '../services/knownRecipients'
import { maintainers } from '../services/maintainers'
import type { MaintainersTree } from '../services/maintainersTree'
import type { KnownRecipients } from '../services/readyToSend'
import type { Place, Workspace } from '../services/workspace'
import type { Settings } from '../settings'
import { decodeLossless } from '../text/bytes'
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
}

/** What a question is about. */
export type AskedChange =
  | {
      readonly silent?: undefined
      readonly place: Place
      /** Absolute path of the top of the tree. */
      readonly root: string
      readonly change: ChangeInQuestion
      readonly settings: Settings
    }
  | { readonly silent: string }

/** Answers the request for maintainers. What MAINTAINERS says is read once, until it is told to forget. */
export class MaintainersRequest {
  private readonly trees = new Map<string, Promise<MaintainersTree>>()

  constructor(private readonly host: MaintainersHost) {}

  async answer(
    asked: protocol.MaintainersQuestion,
    signal: AbortSignal,
  ): Promise<protocol.MaintainersAnswer> {
    const found = await this.change(asked, signal)
    if (found.silent !== undefined) {
      return emptyAnswer(nameOf(pathOf(uriIn(asked)) ?? ''), found.silent)
    }
    const { place, root, change, settings } = found
    const tree = await this.read(place, root)
    const trusted = this.host.trusted()
    const history = settings.maintainers.history && trusted ? {} : { history: false as const }
    const answer = await maintainers({ ...change.question, ...history }, tree, signal)
    const notices = trusted ? answer.notices : [...answer.notices, UNTRUSTED]
    return protocolAnswer(change.name, { ...answer, notices }, root)
  }

  /** The change, file or folder that a question is about and the tree that it lies in, or why there is none. */
  async change(asked: protocol.MaintainersQuestion, signal: AbortSignal): Promise<AskedChange> {
    const place = await this.placeOf(asked)
    if (!place) return { silent: 'This text lies in no file.' }
    const settings = await this.host.settings(uriIn(asked), place)
    const { active, reason } = activityAt(place, settings.enable)
    if (!active || place.tree === undefined) return { silent: reason }
    const git = await place.git()
    const change = await this.changeIn(asked, place.tree, git, signal)
    if (!change) return { silent: this.whyNothing(asked, git) }
    return { place, root: place.tree, change, settings }
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
  }

  private async placeOf(asked: protocol.MaintainersQuestion): Promise<Place | undefined> {
    const { workspace } = this.host
    if (asked.for === 'document') return (await workspace.placeOf(asked.uri))?.place
    if (asked.for === 'series') return undefined
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
        return this.documentChange(asked.uri, tree, git, signal)
      case 'range':
      case 'series':
        return undefined
    }
  }

  /** A message stands for the change that it describes, a patch for itself, and any other file of the tree for its path. */
  private async documentChange(
    uri: string,
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
        question: { paths: [], patch: document.text },
      }
    }
    const below = path === undefined ? undefined : relativeTo(tree, path)
    if (path === undefined || below === undefined || below === '') return undefined
    const isFolder = (await this.host.files.kind(path)) === 'directory'
    return { name: below, question: { paths: [isFolder ? `${below}/` : below] } }
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
    if (asked.for !== 'commit') return 'This is no file of the tree, no patch and no message.'
    if (!this.host.trusted()) return UNTRUSTED
    return git ? `git knows no commit ${asked.commit} here.` : 'There is no git repository here.'
  }
}

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
