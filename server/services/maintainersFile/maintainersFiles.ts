import type { Git } from '../../host/git'
import type { EditorDocument } from '../documents'
import { nameOf, relativeTo } from '../absolutePath'
import { activityAt } from '../activity'
import { pathOf } from '../documentLocation'
import type { SightingsMemory } from '../sightingsMemory'
import type { Settings } from '../../settings'
import type { Place, Workspace } from '../workspace'
import { inOrder, inTheirPlaces, SectionMemory, type MaintainersFinding } from './findings'
import { placedSections, type PlacedSections } from './placedSections'
import { SilenceMemory } from './silences'
import { trackedPaths, type TrackedPaths } from './trackedPaths'
import { turnsFor } from '../turns'

/** A MAINTAINERS file as it is now, and the tree that it speaks of. */
export interface ReadMaintainersFile {
  readonly document: EditorDocument
  readonly sections: PlacedSections
  /** Absolute path of the top of the tree. */
  readonly tree: string | undefined
  /** Undefined where git cannot be asked. */
  tracked(): Promise<TrackedPaths | undefined>
}

export interface MaintainersFilesHost {
  readonly workspace: Workspace
  /** Shared with whoever else asks when people were last seen. */
  readonly sightings: SightingsMemory
  settings(uri: string, place: Place): Promise<Pick<Settings, 'enable' | 'maintainers'>>
}

/** Whether a document is a MAINTAINERS file, by its language or its name. */
export function isMaintainersFile({
  uri,
  languageId,
}: Pick<EditorDocument, 'uri' | 'languageId'>): boolean {
  return languageId === 'maintainers' || nameOf(pathOf(uri) ?? '') === 'MAINTAINERS'
}

/** The open MAINTAINERS files: each version is cut and checked once, and what the one before had in common is kept. */
export class MaintainersFiles {
  private readonly entries = new Map<string, Entry>()
  private readonly trees = new Map<string, KnownTree>()

  private readonly silences: SilenceMemory

  constructor(private readonly host: MaintainersFilesHost) {
    this.silences = new SilenceMemory(host.sightings)
  }

  /** The file cut into sections; undefined where the extension is not at work. */
  async read(document: EditorDocument): Promise<ReadMaintainersFile | undefined> {
    const where = await this.host.workspace.placeOf(document.uri)
    if (!where) return undefined
    const { place } = where
    const { enable } = await this.host.settings(document.uri, place)
    if (!activityAt(place, enable).active) return undefined
    const { sections } = this.entryOf(document)
    return { document, sections, tree: place.tree, tracked: () => this.trackedIn(place) }
  }

  /**
   * The findings of a version, in the order of the text; of the history what is known already. Rejects with an
   * `AbortError` when a newer one has overtaken it.
   */
  async check(document: EditorDocument): Promise<readonly MaintainersFinding[] | undefined> {
    const file = await this.read(document)
    if (!file) return undefined
    const entry = this.entryOf(document)
    const tracked = await file.tracked()
    entry.work.signal.throwIfAborted()
    if (!entry.found || entry.tracked !== tracked) {
      entry.tracked = tracked
      entry.found = entry.memory.findings(file.sections, tracked, entry.work.signal)
      // Those who wait see a failure; where nobody waits it is none.
      entry.found.catch(() => undefined)
    }
    return allFindings(entry)
  }

  /**
   * The same once git has told what the history knows, which takes seconds the first time; undefined where that is
   * nothing new. Rejects with an `AbortError` when a newer version has overtaken this one.
   */
  async checkHistory(document: EditorDocument): Promise<readonly MaintainersFinding[] | undefined> {
    const entry = this.entries.get(document.uri)
    if (entry?.version !== document.version) return undefined
    const { signal } = entry.work
    const place = (await this.host.workspace.placeOf(document.uri))?.place
    const { tree: root } = place ?? {}
    if (!place || root === undefined) return undefined
    const { maintainers } = await this.host.settings(document.uri, place)
    const git = await place.git()
    const tracked = git && maintainers.history ? await this.trackedIn(place) : undefined
    signal.throwIfAborted()
    let history: Entry['history'] = new Map()
    if (git && tracked) {
      const tree = { git, root, prefix: prefixOf(root, git), people: await place.people(), tracked }
      history = await this.silences.findings(entry.sections, tree, signal)
    }
    signal.throwIfAborted()
    const isNew =
      history.size !== entry.history.size ||
      [...history].some(([section, found]) => entry.history.get(section) !== found)
    entry.history = history
    return isNew ? allFindings(entry) : undefined
  }

  forget(uri: string): void {
    this.entries.get(uri)?.work.abort()
    this.entries.delete(uri)
    if (this.entries.size === 0) this.silences.giveUp()
  }

  private entryOf(document: EditorDocument): Entry {
    const { uri, version, text } = document
    const before = this.entries.get(uri)
    if (before?.version === version) return before
    before?.work.abort()
    const entry: Entry = {
      version,
      work: new AbortController(),
      memory: before?.memory ?? new SectionMemory(),
      sections: placedSections(text, before?.sections),
      tracked: undefined,
      found: undefined,
      history: before?.history ?? new Map(),
    }
    this.entries.set(uri, entry)
    return entry
  }

  /** The tracked paths of a tree, listed anew when HEAD or the index has moved. */
  private async trackedIn(place: Place): Promise<TrackedPaths | undefined> {
    const { tree } = place
    const git = await place.git()
    if (!git || tree === undefined) return undefined
    const version = await git.version()
    const known = this.trees.get(tree)
    if (known?.version === version) return known.paths
    const paths = git
      .trackedFiles()
      .then(all => (all.length > 0 ? inTree(all, prefixOf(tree, git)) : undefined))
    this.trees.set(tree, { version, paths })
    paths.catch(() => this.trees.delete(tree))
    return paths
  }
}

interface Entry {
  readonly version: number
  readonly work: AbortController
  readonly memory: SectionMemory
  readonly sections: PlacedSections
  tracked: TrackedPaths | undefined
  found: Promise<readonly MaintainersFinding[]> | undefined
  /** What the history knew of the sections of the version that it was asked for last, by the text of each. */
  history: ReadonlyMap<string, readonly MaintainersFinding[]>
}

async function allFindings({ found, sections, history }: Entry): Promise<MaintainersFinding[]> {
  return inOrder([...((await found) ?? []), ...inTheirPlaces(sections, history)])
}

interface KnownTree {
  readonly version: string
  readonly paths: Promise<TrackedPaths | undefined>
}

/** What stands before the paths of a tree in its repository, of which it may be a folder. */
function prefixOf(tree: string, { facts }: Pick<Git, 'facts'>): string {
  const below = relativeTo(facts.topLevel ?? tree, tree) ?? ''
  return below === '' || below === '.' ? '' : `${below}/`
}

function inTree(paths: readonly string[], start: string): TrackedPaths {
  const inside = paths.flatMap(path => (path.startsWith(start) ? path.slice(start.length) : []))
  return trackedPaths(inside, turnsFor())
}
