import { FileType, Uri, workspace } from 'vscode'

/** A directory tree that belongs together. */
export interface Tree {
  readonly root: Uri
  /** It is a git work tree. */
  readonly repository: boolean
  /** It works the kernel's way. */
  readonly kernel: boolean
}

/** Finds the tree around a folder. Answers are kept until `forget`. */
export interface Trees {
  around(folder: Uri): Promise<Tree | undefined>
  forget(): void
}

/** Looks at the file system through VS Code, so that it works on remote and virtual ones as well. */
export function createTrees(): Trees {
  const known = new Map<string, Promise<Tree | undefined>>()

  const around = (folder: Uri): Promise<Tree | undefined> => {
    const key = folder.toString()
    const found = known.get(key) ?? look(folder)
    known.set(key, found)
    return found
  }

  // A copy of the kernel inside another repository is a kernel tree for the files in it, and for these alone.
  const look = async (folder: Uri): Promise<Tree | undefined> => {
    const [kernel, repository] = await Promise.all([
      worksTheKernelsWay(folder),
      exists(Uri.joinPath(folder, '.git')),
    ])
    if (repository) return { root: folder, repository, kernel }
    const parent = Uri.joinPath(folder, '..')
    const outer = parent.path === folder.path ? undefined : await around(parent)
    if (!kernel || outer?.kernel) return outer
    return { root: outer?.root ?? folder, repository: outer?.repository ?? false, kernel }
  }

  return {
    around,
    forget: () => {
      known.clear()
    },
  }
}

/**
 * The work tree that a git directory belongs to; undefined where the folder is no git directory. `gitdir` is what
 * `git worktree add` writes, `core.worktree` what git writes for a submodule.
 */
export async function workTreeOfGitDirectory(folder: Uri): Promise<Uri | undefined> {
  if (folder.path.endsWith('/.git')) return Uri.joinPath(folder, '..')
  if (!(await exists(Uri.joinPath(folder, 'HEAD')))) return undefined
  const pointer = await read(Uri.joinPath(folder, 'gitdir'))
  if (pointer !== undefined) return Uri.joinPath(resolve(folder, pointer.trim()), '..')
  const config = (await read(Uri.joinPath(folder, 'config'))) ?? ''
  const configured = /^\s*worktree\s*=\s*(\S.*?)\s*$/im.exec(config)?.[1]
  return configured === undefined ? undefined : resolve(folder, configured)
}

const SCRIPTS = ['scripts/get_maintainer.pl', 'scripts/checkpatch.pl']

/** How much of a MAINTAINERS file is looked at. */
const BEGINNING = 64 * 1024

async function worksTheKernelsWay(folder: Uri): Promise<boolean> {
  const scripts = await Promise.all(SCRIPTS.map(script => exists(Uri.joinPath(folder, script))))
  if (scripts.includes(true)) return true
  const maintainers = Uri.joinPath(folder, 'MAINTAINERS')
  if (!(await exists(maintainers))) return false
  const beginning = (await read(maintainers))?.slice(0, BEGINNING) ?? ''
  return /^F:[ \t]/m.test(beginning)
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).type !== FileType.Unknown
  } catch {
    return false
  }
}

async function read(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}

function resolve(folder: Uri, path: string): Uri {
  const absolute = path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)
  if (!absolute) return Uri.joinPath(folder, path)
  return folder.with({ path: Uri.file(path).path })
}
