import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { relativeTo } from './absolutePath'

/**
 * What stands before a path of the tree to make it one of the repository: empty where the tree is its top, else ending
 * in a slash; undefined where the tree does not lie in it. `root` is the absolute path of the tree's top.
 */
export async function repositoryPrefix(
  root: string,
  files: Files,
  { facts: { topLevel } }: Pick<Git, 'facts'>,
): Promise<string | undefined> {
  if ((await files.kind(`${root}/.git`)) !== undefined) return ''
  const below = topLevel === undefined ? undefined : relativeTo(topLevel, root)
  return below === undefined || below === '' ? below : `${below}/`
}
