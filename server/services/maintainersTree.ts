import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { decodeAsPerl } from '../model/getMaintainer/undecodable'
import { ignoredBy, type Ignored } from '../model/askedNotToBeCopied'
import { readList } from '../model/getMaintainer/categories'
import type { Mailmap } from '../model/mailmap'
import { ownershipOf, type Ownership } from '../model/ownership'
import { peopleBy } from '../model/people'
import type { StoredOwner } from '../model/storedOwners'
import { subsystemsOf, type Subsystem } from '../model/subsystems'
import { parseMaintainers } from '../parse/maintainersFile'
import { Slice } from '../text/slice'
import { storedOwnersIn } from './storedOwners'

/** A tree of sources and what is known of it before any question: its MAINTAINERS, read once. */
export interface MaintainersTree {
  /** Absolute path of the top directory. */
  readonly root: string
  readonly files: Files
  /** The repository that the tree is in; asked for when a question needs it, and then kept. */
  git(): Promise<Git | undefined>
  readonly ownership: Ownership
  /** The files read, relative to the root; empty where there is none. */
  readonly maintainersFiles: readonly string[]
  /** Text of .mailmap; empty where there is none. */
  readonly mailmap: string
  /** The present form of everybody's name and address, by .mailmap. */
  readonly people: Mailmap
  /** Text of .get_maintainer.ignore; empty where there is none. */
  readonly ignoreList: string
  /** Who has asked not to be copied. */
  readonly ignored: Ignored
  /** The addresses of all lists that MAINTAINERS names, in lower case. */
  lists(): ReadonlySet<string>
  /** What CODEOWNERS and .gitattributes say of a path. */
  storedOwners(path: string): Promise<readonly StoredOwner[]>
}

/** Where MAINTAINERS, and what the script reads beside it, is looked for. */
export interface MaintainersPlace {
  /** A file, or a directory whose files are all read; relative to the root. `MAINTAINERS` where it is left out. */
  readonly path?: string | undefined
  /** With a directory as `path`: all files of the name MAINTAINERS in and below it. */
  readonly everywhere?: boolean
  /** Absolute path of the user's home directory, which may hold a .get_maintainer.ignore. */
  readonly home?: string | undefined
}

/** Larger files are taken for something else than what their name says. */
const LARGEST = 64 * 1024 * 1024

/** Reads what a tree says about its maintainers. Nothing is an error: a tree without MAINTAINERS has no sections. */
export async function readMaintainersTree(
  root: string,
  files: Files,
  openGit: () => Promise<Git | undefined>,
  place: MaintainersPlace = {},
  signal?: AbortSignal,
): Promise<MaintainersTree> {
  let opened: Promise<Git | undefined> | undefined
  const git = () => (opened ??= openGit())
  const maintainersFiles: string[] = []
  const contents: { path: string; content: ReturnType<typeof parseMaintainers> }[] = []
  for (const path of await pathsOf(place, root, files, git, signal)) {
    const text = await textOf(path, root, files)
    signal?.throwIfAborted()
    if (text === undefined) continue
    maintainersFiles.push(path)
    contents.push({ path, content: parseMaintainers(Slice.of(text)) })
  }
  const ownership = ownershipOf(subsystemsOf(contents), path => directories.has(path))
  const directories = await existing([...ownership.directories], root, files)
  const mailmap = (await textOf('.mailmap', root, files)) ?? ''
  const ignoreList = (await ownFile('.get_maintainer.ignore', { root, files }, place.home)) ?? ''
  const ignored = ignoredBy(ignoreList)
  let people: Mailmap | undefined
  let lists: ReadonlySet<string> | undefined
  return {
    root,
    files,
    git,
    ownership,
    maintainersFiles,
    mailmap,
    people: identity => (people ??= peopleBy(mailmap))(identity),
    ignoreList,
    ignored,
    lists: () => (lists ??= listsOf(ownership.subsystems)),
    storedOwners: storedOwnersIn(path => textOf(path, root, files)),
  }
}

function listsOf(subsystems: readonly Subsystem[]): ReadonlySet<string> {
  const lists = new Set<string>()
  for (const subsystem of subsystems) {
    subsystem.scan('L', (_, text, start, end) => {
      lists.add(readList(text.slice(start, end)).address.toLowerCase())
    })
  }
  return lists
}

/** The text of a file of the tree, undefined where it cannot be read. */
export async function textOf(
  path: string,
  root: string,
  files: Files,
): Promise<string | undefined> {
  const { bytes } = await files.read(`${root}/${path}`, LARGEST)
  return bytes && decodeAsPerl(bytes)
}

/** A file of the script's own: the first that there is in the tree, in the home directory and in `.scripts`. */
export async function ownFile(
  name: string,
  { root, files }: Pick<MaintainersTree, 'root' | 'files'>,
  home: string | undefined,
): Promise<string | undefined> {
  for (const directory of [root, home, `${root}/.scripts`]) {
    if (directory === undefined) continue
    const kind = await files.kind(`${directory}/${name}`)
    if (kind !== undefined) return kind === 'file' ? textOf(name, directory, files) : undefined
  }
  return undefined
}

async function pathsOf(
  { path = 'MAINTAINERS', everywhere = false }: MaintainersPlace,
  root: string,
  files: Files,
  git: () => Promise<Git | undefined>,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const place = path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '')
  const directory = place === '.' || place === '' ? '' : `${place}/`
  const kind = directory === '' ? 'directory' : await files.kind(`${root}/${place}`)
  if (kind === 'file') return [place]
  if (kind === undefined) return []
  if (!everywhere) {
    const names = await files.list(directory === '' ? root : `${root}/${place}`)
    return names.filter(name => !name.startsWith('.')).map(name => `${directory}${name}`)
  }
  const tracked = await (await git())?.trackedFiles(signal, directory === '' ? undefined : [place])
  if (!tracked) return below(directory, root, files, signal)
  return tracked.filter(name => /(?:^|\/)MAINTAINERS$/.test(name) && name.startsWith(directory))
}

/** A walk over the directories, where no git can list them. */
async function below(
  directory: string,
  root: string,
  files: Files,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const found: string[] = []
  for (const name of await files.list(`${root}/${directory}`.replace(/\/$/, ''))) {
    signal?.throwIfAborted()
    if (name === '.git') continue
    const path = `${directory}${name}`
    const kind = await files.kind(`${root}/${path}`)
    if (kind === 'directory') found.push(...(await below(`${path}/`, root, files, signal)))
    else if (kind === 'file' && name === 'MAINTAINERS') found.push(path)
  }
  return found
}

/** Those of the paths that are directories. */
async function existing(
  paths: readonly string[],
  root: string,
  files: Files,
): Promise<ReadonlySet<string>> {
  const kinds = await Promise.all(paths.map(path => kindInside(path, root, files)))
  return new Set(paths.filter((_, index) => kinds[index] === 'directory'))
}

/** Patterns come from a file that anybody may have sent: nothing outside the tree is asked about. */
async function kindInside(path: string, root: string, files: Files): Promise<string | undefined> {
  return path.startsWith('/') ? undefined : files.kind(`${root}/${path}`)
}
