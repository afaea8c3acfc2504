import { dirname, join, resolve } from 'node:path'
import type { Git } from '../host/git'
import { Refusal } from './refusal'
import type { World } from './world'

/** Where the command works. */
export interface Place {
  /** Absolute path of the tree's top, where there is a tree. */
  readonly tree: string | undefined
  /** The repository that the tree, or else the working directory, lies in. */
  readonly git: Git | undefined
}

/**
 * Finds the tree: the directory that was named, else the nearest ancestor of the working directory with a MAINTAINERS
 * file, else git's top level. Throws a `Refusal` where the named one is no directory.
 */
export async function findPlace(world: World, named: string | undefined): Promise<Place> {
  const { cwd, files } = world
  if (named !== undefined) {
    const tree = resolve(cwd, named)
    if ((await files.kind(tree)) !== 'directory')
      throw new Refusal(`--tree ${named}: there is no such directory.`)
    return { tree, git: await world.openGit(tree) }
  }
  const [tree, git] = await Promise.all([treeAbove(world), world.openGit(cwd)])
  return { tree: tree ?? git?.facts.topLevel, git }
}

async function treeAbove({ cwd, files }: World): Promise<string | undefined> {
  for (let at = cwd; ; at = dirname(at)) {
    if ((await files.kind(join(at, 'MAINTAINERS'))) === 'file') return at
    if (dirname(at) === at) return undefined
  }
}
