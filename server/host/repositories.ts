import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { openGit, type GitOptions, type OpenedGit } from './processGit'

/** The repositories of all that is open: several folders of a workspace, submodules, files elsewhere. */
export interface Repositories {
  /** The repository that a file or folder belongs to, whether it exists yet or not; the same object for the same repository. */
  repositoryFor(path: string): Promise<OpenedGit>
}

/** A folder without a repository is asked again after so many milliseconds: `git init` may have come. */
const NOT_YET = 10_000

/** Opens repositories as they are asked for and keeps them. */
export function repositories(options: GitOptions = {}): Repositories {
  const byFolder = new Map<string, { readonly opened: Promise<OpenedGit>; readonly at: number }>()
  const byPlace = new Map<string, OpenedGit>()

  async function open(folder: string): Promise<OpenedGit> {
    const opened = await openGit(folder, options)
    if (!opened.git) return opened
    const { gitDirectory } = opened.git.facts
    const known = byPlace.get(gitDirectory)
    if (known?.git && known.git.facts.topLevel === opened.git.facts.topLevel) return known
    byPlace.set(gitDirectory, opened)
    return opened
  }

  return {
    async repositoryFor(path) {
      const folder = folderOf(path)
      const known = byFolder.get(folder)
      if (known && isStillTrue(await known.opened, known.at)) return known.opened
      const opened = open(folder)
      byFolder.set(folder, { opened, at: Date.now() })
      return opened
    },
  }
}

function isStillTrue({ git }: OpenedGit, at: number): boolean {
  return git ? isFolder(git.facts.gitDirectory) : Date.now() - at < NOT_YET
}

/** The nearest folder that exists. */
function folderOf(path: string): string {
  let folder = path
  while (!isFolder(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Every key asks several times: to look at once is faster than to go to a thread and back. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    return false
  }
}
