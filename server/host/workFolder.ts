import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * The folder of the work tree for one that lies inside a git directory, where git keeps COMMIT_EDITMSG while an editor
 * has it open; any other folder as it is. Git itself calls such a place a bare repository, which a careful user has
 * told it to refuse (`safe.bareRepository=explicit`), and finds no way from it to the work tree.
 */
export async function workFolder(folder: string): Promise<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await exists(join(at, '.git'))) return folder
    if (await isGitDirectory(at)) return (await workTreeOf(at)) ?? folder
    if (dirname(at) === at) return folder
  }
}

/** What git takes for its directory, too: a HEAD, and objects or the way to them. */
async function isGitDirectory(folder: string): Promise<boolean> {
  if (!(await exists(join(folder, 'HEAD')))) return false
  return (await exists(join(folder, 'objects'))) || (await exists(join(folder, 'commondir')))
}

async function workTreeOf(gitDirectory: string): Promise<string | undefined> {
  // `git worktree add` leaves the way back to the `.git` file of the work tree.
  const linked = (await textOf(join(gitDirectory, 'gitdir')))?.trim()
  const config = await textOf(join(gitDirectory, 'config'))
  // That is how git writes the work tree of a submodule.
  const configured = /^[ \t]*worktree = "?([^"\n]+)"?$/m.exec(config ?? '')?.[1]
  const folder = linked
    ? dirname(resolve(gitDirectory, linked))
    : configured
      ? resolve(gitDirectory, configured)
      : basename(gitDirectory) === '.git'
        ? dirname(gitDirectory)
        : undefined
  return folder && (await exists(join(folder, '.git'))) ? folder : undefined
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

async function textOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() && found.size < 1024 * 1024
    ? readFile(path, 'utf8').catch(() => undefined)
    : undefined
}
