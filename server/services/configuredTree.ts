import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { configuredWords } from './getMaintainer'
import { readMaintainersTree, type MaintainersTree } from './maintainersTree'

/** Reads MAINTAINERS where .get_maintainer.conf has the script look for it: U-Boot keeps one in many directories. */
export async function configuredTree(
  files: Files,
  root: string,
  git: () => Promise<Git | undefined>,
  home: string | undefined,
): Promise<MaintainersTree> {
  const words = await configuredWords({ root, files }, home)
  const everywhere = words.includes('--find-maintainer-files')
  return readMaintainersTree(root, files, git, {
    home,
    ...(everywhere && { path: '', everywhere }),
  })
}
