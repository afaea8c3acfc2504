import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import type { Environment } from './gitEnvironment'
import type { RepositoryPlace } from './discoverRepository'

/**
 * What a git hook is told about the very repository that it runs for: `git commit -a` has an index of its own, and
 * what is pushed lies in quarantine. In an editor that git has started the same variables outlive the commit, and they
 * may belong to another repository: they count only where the files lie in this one, and still do.
 */
export function hookVariables(
  own: NodeJS.ProcessEnv,
  { directories, topLevel }: RepositoryPlace,
): Environment {
  return {
    ...indexVariable(own, directories.own, topLevel),
    ...quarantine(own, directories.common),
  }
}

function indexVariable(
  own: NodeJS.ProcessEnv,
  gitDirectory: string,
  topLevel: string | undefined,
): Environment {
  const { GIT_INDEX_FILE } = own
  if (!GIT_INDEX_FILE) return {}
  const index = resolve(topLevel ?? gitDirectory, GIT_INDEX_FILE)
  return existsSync(index) && realFolder(dirname(index)) === gitDirectory
    ? { GIT_INDEX_FILE: index }
    : {}
}

function quarantine(own: NodeJS.ProcessEnv, common: string): Environment {
  const { GIT_QUARANTINE_PATH, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES } = own
  if (!GIT_QUARANTINE_PATH || !GIT_OBJECT_DIRECTORY || !GIT_ALTERNATE_OBJECT_DIRECTORIES) return {}
  if (!realFolder(GIT_QUARANTINE_PATH)?.startsWith(`${common}${sep}objects${sep}`)) return {}
  return { GIT_QUARANTINE_PATH, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES }
}

function realFolder(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
