import type { Files } from '../host/files'
import type { Git } from '../host/git'
import type { Mailmap } from '../model/mailmap'
import { peopleBy } from '../model/people'
import { UNKNOWN_PROJECT, type Project } from '../model/project'
import type { Rule } from '../rules/rule'
import { decodeLossless } from '../text/bytes'
import { inside, parentOf } from './absolutePath'
import type { ConfigPlaces } from './checkpatchConfig'
import { locate } from './documentLocation'
import { draftChange, type DraftChange } from './draftChange'
import { draftFacts, identityOf, type DraftFacts, type Me } from './draftFacts'
import { once } from './once'
import { profileChooser, type ProfileChooser } from './profiles'
import type { GitOperation } from './gitOperation'
import { HabitMemory } from './habitMemory'
import type { HabitSource } from './habits'
import { isPublished } from './postingState'
import { projectAt } from './project'
import type { ProjectFile } from './projectFile'
import { kernelSign, treeRoot, type TreeRoot } from './treeRoot'
import { treeSettings } from './treeSettings'

/** What the places are found with. */
export interface WorkspaceHost {
  readonly files: Files
  /** The repository that a folder belongs to; undefined where there is none, or it must not be asked. */
  openGit(directory: string): Promise<Git | undefined>
  /** Absolute paths of the folders that are open in the editor. */
  folders(): readonly string[]
  /** The rules by whose breaches a project's habits are known. */
  readonly rules: readonly Rule[]
  /** Where checkpatch.pl would look for its configuration, beside the tree. */
  readonly config?: Omit<ConfigPlaces, 'tree'>
  /** The habits of the project in a tree have come to be known: its texts may be judged otherwise from now on. */
  habitsLearned?(tree: string): void
}

/** A tree of sources, or no tree at all. What costs something is looked up when it is first asked for. */
export interface Place {
  /** Absolute path of the top of the tree. */
  readonly tree: string | undefined
  /** Whether the tree works the kernel's way. */
  readonly kernelStyle: boolean
  /** By what it shows that, or why it does not: a plain sentence. */
  readonly reason: string
  git(): Promise<Git | undefined>
  /** The project; its habits are known some time after `learnHabits`. */
  project(): Promise<Project>
  /** Has the project's habits learned in the background, unless they are known. Cheap enough for every key. */
  learnHabits(): void
  /** The present form of names and addresses, by .mailmap. */
  people(): Promise<Mailmap>
  /** Who is at the keyboard. */
  me(): Promise<Me>
  /** What git will do with a message that is being written here. */
  draft(): Promise<DraftFacts>
  /** Knows what the maintainers of the tree's code ask for. */
  readonly profiles: ProfileChooser
  /** What the tree's own file and .checkpatch.conf set. */
  settings(): Promise<ProjectFile>
  /** What the commit will be that git is about to make. */
  draftChange(operation: GitOperation): Promise<DraftChange>
  /** Whether a remote-tracking branch or a tag contains a commit. */
  isPublished(commit: string): Promise<boolean>
}

/** The place of one document. */
export interface DocumentPlace {
  readonly place: Place
  /** The git directory in which the document lies, as COMMIT_EDITMSG does. */
  readonly gitDirectory: string | undefined
}

/** Knows which tree a document belongs to, and keeps what it found until it is told to forget. */
export class Workspace {
  private readonly roots = new Map<string, Promise<TreeRoot>>()
  private readonly places = new Map<string, Promise<Place>>()
  private readonly habits: HabitMemory

  constructor(private readonly host: WorkspaceHost) {
    this.habits = new HabitMemory(tree => host.habitsLearned?.(tree))
  }

  /**
   * The place of a document. One that lies in no tree, such as the cover letter that b4 opens in a temporary folder or
   * a patch among the downloads, belongs to the one open folder that works the kernel's way; if there are several, it
   * is checked as text alone, because nobody knows whose history counts. `undefined` for a URI of none of our texts.
   */
  async placeOf(uri: string): Promise<DocumentPlace | undefined> {
    const location = locate(uri)
    if (!location) return undefined
    const start =
      location.in === 'file'
        ? parentOf(location.path)
        : location.in === 'box'
          ? location.repository
          : undefined
    return this.placeAbove(start)
  }

  /** The place of a folder. */
  async placeOfFolder(folder: string): Promise<Place> {
    return (await this.placeAbove(folder)).place
  }

  /** Looks at the disk again when the next question comes. Habits are kept: they do not change from one day to the next. */
  forget(): void {
    this.roots.clear()
    this.places.clear()
  }

  private async placeAbove(folder: string | undefined): Promise<DocumentPlace> {
    const { tree, gitDirectory } = folder === undefined ? NOTHING_ABOVE : await this.rootOf(folder)
    const place = tree === undefined ? await this.openPlace() : await this.treePlace(tree)
    return { place, gitDirectory }
  }

  private rootOf(folder: string): Promise<TreeRoot> {
    return remembered(this.roots, folder, () => treeRoot(this.host.files, folder))
  }

  private treePlace(tree: string): Promise<Place> {
    return remembered(this.places, tree, () => placeAt(this.host, tree, this.habits))
  }

  private async openPlace(): Promise<Place> {
    const trees = new Set<string>()
    for (const folder of this.host.folders()) {
      const { tree } = await this.rootOf(folder)
      if (tree !== undefined && (await this.treePlace(tree)).kernelStyle) trees.add(tree)
    }
    const [only] = trees
    if (only === undefined) {
      return nowhere(
        this.host,
        "This text lies in no tree, and no open folder works the kernel's way.",
        false,
      )
    }
    if (trees.size === 1) return this.treePlace(only)
    return nowhere(
      this.host,
      "This text lies in no tree, and several open folders work the kernel's way.",
      true,
    )
  }
}

const NOTHING_ABOVE: TreeRoot = { tree: undefined, gitDirectory: undefined }

async function placeAt(host: WorkspaceHost, tree: string, habits: HabitMemory): Promise<Place> {
  const { files } = host
  const sign = await kernelSign(files, tree)
  const git = () => host.openGit(tree)
  const people = once(() => peopleAt(files, tree))
  const project = once(() => projectAt({ files, tree, git }))
  const openHabits = async (): Promise<HabitSource | undefined> => {
    const [opened, known, proper] = await Promise.all([git(), project(), people()])
    return opened && { git: opened, project: known, people: proper, rules: host.rules }
  }
  return {
    tree,
    kernelStyle: sign !== undefined,
    reason: sign
      ? `This tree has ${sign}.`
      : 'This tree has neither scripts/get_maintainer.pl nor scripts/checkpatch.pl, nor a MAINTAINERS file with F: lines.',
    git,
    project: once(async () => ({ ...(await project()), habits: habits.of(tree) })),
    learnHabits: () => {
      // Without habits every rule weighs what it weighs.
      habits.learn(tree, openHabits).catch(() => undefined)
    },
    people,
    me: untilMoved(git, identityOf),
    draft: untilMoved(git, asked => draftFacts(asked, files)),
    ...wishesOf(host, tree),
    draftChange: untilMoved(git, draftChange),
    isPublished: untilMoved(git, async (asked, commit) =>
      asked === undefined ? false : isPublished(asked, commit),
    ),
  }
}

/** What is wanted of messages in a tree. */
function wishesOf(
  { files, config, rules }: WorkspaceHost,
  tree: string | undefined,
): Pick<Place, 'profiles' | 'settings'> {
  return {
    profiles: profileChooser(files, tree),
    settings: once(() => treeSettings(files, { ...config, tree }, rules)),
  }
}

function nowhere(host: WorkspaceHost, reason: string, kernelStyle: boolean): Place {
  const git = () => Promise.resolve(undefined)
  return {
    tree: undefined,
    kernelStyle,
    reason,
    git,
    project: () => Promise.resolve(UNKNOWN_PROJECT),
    learnHabits: () => undefined,
    people: () => Promise.resolve<Mailmap>(identity => identity),
    me: () => identityOf(undefined),
    draft: () => Promise.resolve({}),
    ...wishesOf(host, undefined),
    draftChange: operation => draftChange(undefined, operation),
    isPublished: () => Promise.resolve(false),
  }
}

/** The largest .mailmap that is read; Linux's has 60 KB. */
const LARGEST_MAILMAP = 4 * 1024 * 1024

async function peopleAt(files: Files, tree: string): Promise<Mailmap> {
  const { bytes } = await files.read(inside(tree, '.mailmap'), LARGEST_MAILMAP)
  return peopleBy(bytes && decodeLossless(bytes).text)
}

function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  find: () => Promise<T>,
): Promise<T> {
  const before = known.get(key)
  if (before) return before
  const found = find()
  known.set(key, found)
  // A failure is no answer: the next one who asks may have more luck.
  found.catch(() => known.delete(key))
  return found
}

/** Answers that are kept until HEAD or the index moves. */
function untilMoved<A extends readonly unknown[], T>(
  open: () => Promise<Git | undefined>,
  ask: (git: Git | undefined, ...asked: A) => Promise<T>,
): (...asked: A) => Promise<T> {
  let version: string | undefined
  const answers = new Map<string, Promise<T>>()
  return async (...asked) => {
    const git = await open()
    const now = await git?.version()
    if (now !== version) answers.clear()
    version = now
    return remembered(answers, JSON.stringify(asked), () => ask(git, ...asked))
  }
}
