import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { NO_HABITS } from '../model/habits'
import type { Project } from '../model/project'
import { inside } from './absolutePath'
import { correctionsOf } from './corrections'
import { once } from './once'
import { sourceTree } from './sourceTree'

/** What a project's facts are found with. */
export interface ProjectSource {
  readonly files: Files
  /** Absolute path of the top of the tree. */
  readonly tree: string
  git(): Promise<Git | undefined>
}

/**
 * What a tree says of the project, its habits left out. What costs something is found out when it is first asked for.
 */
export async function projectAt(source: ProjectSource): Promise<Project> {
  const { files, tree } = source
  const rules = inside(tree, 'Documentation/process/stable-kernel-rules.rst')
  const linux = (await files.kind(rules)) === 'file'
  const sources = sourceTree(files, tree, () => source.git())
  return {
    linux,
    elsewhere: !linux,
    tree: sources,
    habits: NO_HABITS,
    corrections: once(() => correctionsOf(files, sources)),
  }
}
