import type { Files } from '../host/files'
import { decodeLossless } from '../text/bytes'
import { inside, nameOf, parentOf, resolveFrom } from './absolutePath'

/** What lies above a folder. */
export interface TreeRoot {
  /** Absolute path of the top of the tree; undefined where there is none. */
  readonly tree: string | undefined
  /** The git directory that the folder lies in, as the folder of a COMMIT_EDITMSG does. */
  readonly gitDirectory: string | undefined
}

/**
 * Finds the tree that a folder belongs to without asking git, because git may be missing or the place untrusted: the
 * nearest folder above with a `.git` or with the kernel's scripts; for one inside a git directory, its work tree;
 * else the outermost with a MAINTAINERS file, since U-Boot has hundreds of them in directories.
 */
export async function treeRoot(files: Files, folder: string): Promise<TreeRoot> {
  let outermost: string | undefined
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
    if (await isThere(files, inside(at, '.git'))) return { tree: at, gitDirectory: undefined }
    if (await isGitDirectory(files, at))
      return { tree: await workTree(files, at), gitDirectory: at }
    if (await kernelScript(files, at)) return { tree: at, gitDirectory: undefined }
    if (await listsFiles(files, at)) outermost = at
  }
  return { tree: outermost, gitDirectory: undefined }
}

/** Says by what a tree shows that it works the kernel's way; undefined where it does not. A part of a sentence. */
export async function kernelSign(files: Files, tree: string): Promise<string | undefined> {
  const script = await kernelScript(files, tree)
  if (script !== undefined) return script
  return (await listsFiles(files, tree)) ? 'a MAINTAINERS file with F: lines' : undefined
}

/** The folder that all work trees of a repository share, where hooks and the configuration lie. */
export async function commonDirectory(files: Files, gitDirectory: string): Promise<string> {
  const common = await lineOf(files, inside(gitDirectory, 'commondir'))
  return common ? resolveFrom(gitDirectory, common) : gitDirectory
}

const SCRIPTS = ['scripts/get_maintainer.pl', 'scripts/checkpatch.pl'] as const

async function kernelScript(files: Files, tree: string): Promise<string | undefined> {
  for (const script of SCRIPTS) {
    if ((await files.kind(inside(tree, script))) === 'file') return script
  }
  return undefined
}

/** Far larger than any MAINTAINERS file; Linux's has 0.9 MB. */
const LARGEST_MAINTAINERS = 16 * 1024 * 1024

async function listsFiles(files: Files, tree: string): Promise<boolean> {
  const { bytes } = await files.read(inside(tree, 'MAINTAINERS'), LARGEST_MAINTAINERS)
  return bytes !== undefined && /^F:[ \t]*\S/m.test(decodeLossless(bytes).text)
}

/** What git takes for its directory, too: a HEAD, and objects or the way to them. */
async function isGitDirectory(files: Files, folder: string): Promise<boolean> {
  if ((await files.kind(inside(folder, 'HEAD'))) !== 'file') return false
  return (
    (await isThere(files, inside(folder, 'objects'))) || isThere(files, inside(folder, 'commondir'))
  )
}

async function workTree(files: Files, gitDirectory: string): Promise<string | undefined> {
  // `git worktree add` leaves the way back to the `.git` file of the work tree.
  const linked = await lineOf(files, inside(gitDirectory, 'gitdir'))
  if (linked) return parentOf(resolveFrom(gitDirectory, linked))
  const { bytes } = await files.read(inside(gitDirectory, 'config'), 1024 * 1024)
  const config = bytes ? decodeLossless(bytes).text : ''
  // That is how git writes the work tree of a submodule.
  const configured = /^[ \t]*worktree = "?([^"\n]+)"?$/m.exec(config)?.[1]
  if (configured) return resolveFrom(gitDirectory, configured)
  return nameOf(gitDirectory) === '.git' ? parentOf(gitDirectory) : undefined
}

async function lineOf(files: Files, path: string): Promise<string | undefined> {
  const { bytes } = await files.read(path, 64 * 1024)
  return bytes && decodeLossless(bytes).text.trim()
}

async function isThere(files: Files, path: string): Promise<boolean> {
  return (await files.kind(path)) !== undefined
}
