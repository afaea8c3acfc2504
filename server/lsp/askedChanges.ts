import type { Files } from '../host/files'
import type { Git } from '../host/git'
import type * as protocol from '../protocol/maintainers'
import { inside, nameOf, relativeTo } from '../services/absolutePath'
import { activityAt } from '../services/activity'
import {
  commitChange,
  rangeChange,
  seriesChange,
  stagedChange,
  type ChangeInQuestion,
} from '../services/changeInQuestion'
import type { Diagnostics } from '../services/diagnostics'
import { pathOf, uriOf } from '../services/documentLocation'
import { textKind, type EditorDocument } from '../services/documents'
import type { Place, Workspace } from '../services/workspace'
import type { Settings } from '../settings'
import { decodeLossless } from '../text/bytes'

/** What a question is about: a change, a file or a folder in a tree, or a plain sentence that says why it is nothing. */
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

/** What is asked to find out what a question is about. */
export interface AskedChangeHost {
  readonly files: Files
  readonly workspace: Workspace
  readonly diagnostics: Diagnostics
  document(uri: string): EditorDocument | undefined
  settings(uri: string, place: Place): Promise<Settings>
  /** Whether git may be asked at all. */
  trusted(): boolean
}

/** Finds what questions about maintainers and history are about: the same for both views. */
export class AskedChanges {
  constructor(private readonly host: AskedChangeHost) {}

  async of(asked: protocol.MaintainersQuestion, signal: AbortSignal): Promise<AskedChange> {
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
        return this.seriesOf(asked.uris, tree)
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
    if (isFolder) return { name: `${below}/`, question: { paths: [`${below}/`] } }
    if (!lines) return { name: below, question: { paths: [below] } }
    const [first, last] = [lines.first + 1, lines.last + 1]
    const name = `${below}, ${first === last ? `line ${first}` : `lines ${first} to ${last}`}`
    return { name, question: { paths: [below], lines: { first, last } } }
  }

  /** A folder stands for the patches that lie in it, whose names have their order; what is no patch for its path. */
  private async seriesOf(
    uris: readonly string[],
    tree: string,
  ): Promise<ChangeInQuestion | undefined> {
    const patches = new Map<string, string>()
    const sources: string[] = []
    for (const path of uris.flatMap(uri => pathOf(uri) ?? [])) {
      const below = relativeTo(tree, path)
      const isFolder = (await this.host.files.kind(path)) === 'directory'
      const found = isFolder ? await this.patchesIn(path) : isPatchName(path) ? [path] : []
      if (found.length === 0 && below) sources.push(isFolder ? `${below}/` : below)
      // Who selects a folder with all that is in it means nothing twice.
      for (const each of found.filter(each => !patches.has(each))) {
        const own = uriOf(each)
        const text = (this.host.document(own) ?? (await this.stored(own, each)))?.text
        if (text !== undefined) patches.set(each, text)
      }
    }
    const files = [...patches].map(([path, text]) => ({ path, text }))
    return files.length + sources.length === 0 ? undefined : seriesChange(files, sources)
  }

  private async patchesIn(folder: string): Promise<string[]> {
    const names = await this.host.files.list(folder)
    return names.filter(name => name.endsWith('.patch')).map(name => inside(folder, name))
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

  private whyNothing(asked: protocol.MaintainersQuestion, git: Git | undefined): string {
    if (asked.for === 'series')
      return 'There is no patch here: name patch files, or a folder of them.'
    const revision =
      asked.for === 'commit' ? asked.commit : asked.for === 'range' ? asked.range : ''
    if (revision === '') return 'This is no file of the tree, no patch and no message.'
    if (!this.host.trusted()) return UNTRUSTED
    return git
      ? `git knows no commit ${revision} here.`
      : 'There is no git repository here, or git cannot be run.'
  }
}

/** Said where git would have to be asked and must not be. */
export const UNTRUSTED =
  'The workspace is not trusted, so git is not asked: nobody can be found in the history.'

/** The document or folder that a question names. */
export function uriIn(asked: protocol.MaintainersQuestion): string {
  if (asked.for === 'document') return asked.uri
  return asked.for === 'series' ? (asked.uris[0] ?? '') : asked.folder
}

function isPatchName(path: string): boolean {
  return /\.(?:patch|diff|eml|mbox)$/i.test(path)
}
