import type { EditorDocument } from '../documents'
import { nameOf, relativeTo } from '../absolutePath'
import { activityAt } from '../activity'
import { pathOf } from '../documentLocation'
import type { Settings } from '../../settings'
import type { Place, Workspace } from '../workspace'
import { SectionMemory, type MaintainersFinding } from './findings'
import { placedSections, type PlacedSections } from './placedSections'
import { trackedPaths, type TrackedPaths } from './trackedPaths'
import { turnsFor } from './turns'

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
  enable(uri: string, place: Place): Promise<Settings['enable']>
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

  constructor(private readonly host: MaintainersFilesHost) {}

  /** The file cut into sections; undefined where the extension is not at work. */
  async read(document: EditorDocument): Promise<ReadMaintainersFile | undefined> {
    const where = await this.host.workspace.placeOf(document.uri)
    if (!where) return undefined
    const { place } = where
    if (!activityAt(place, await this.host.enable(document.uri, place)).active) return undefined
    const { sections } = this.entryOf(document)
    return { document, sections, tree: place.tree, tracked: () => this.trackedIn(place) }
  }

  /** The findings of a version, in the order of the text. Rejects with an `AbortError` when a newer one has overtaken it. */
  async check(document: EditorDocument): Promise<readonly MaintainersFinding[] | undefined> {
    const file = await this.read(document)
    if (!file) return undefined
    const tracked = await file.tracked()
    const entry = this.entryOf(document)
    if (!entry.found || entry.tracked !== tracked) {
      entry.tracked = tracked
      entry.found = entry.memory.findings(file.sections, tracked, entry.work.signal)
      // Those who wait see a failure; where nobody waits it is none.
      entry.found.catch(() => undefined)
    }
    return entry.found
  }

  forget(uri: string): void {
    this.entries.get(uri)?.work.abort()
    this.entries.delete(uri)
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
    const paths = git.trackedFiles().then(all => {
      const below = relativeTo(git.facts.topLevel ?? tree, tree) ?? ''
      return all.length > 0 ? inTree(all, below) : undefined
    })
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
}

interface KnownTree {
  readonly version: string
  readonly paths: Promise<TrackedPaths | undefined>
}

/** The tree may be a folder of its repository. */
function inTree(paths: readonly string[], below: string): TrackedPaths {
  const start = below === '' || below === '.' ? '' : `${below}/`
  const inside = paths.flatMap(path => (path.startsWith(start) ? path.slice(start.length) : []))
  return trackedPaths(inside, turnsFor())
}
