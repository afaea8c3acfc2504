import { dirname, join, resolve } from 'node:path'
import type { Git } from '../host/git'
import type { Mailmap } from '../model/mailmap'
import { peopleBy } from '../model/people'
import { UNKNOWN_PROJECT, type Project } from '../model/project'
import type { Rule } from '../rules/rule'
import { habitsOnDemand } from '../services/habits'
import { projectAt } from '../services/project'
import { decodeLossless } from '../text/bytes'
import { Refusal } from './refusal'
import type { World } from './world'

/** Where the command works. */
export interface Place {
  /** Absolute path of the tree's top, where there is a tree. */
  readonly tree: string | undefined
  /** The repository that the tree, or else the working directory, lies in. */
  readonly git: Git | undefined
}

/** What the tree says of its project. */
export interface ProjectFacts {
  readonly project: Project
  readonly people: Mailmap
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

/**
 * Finds out what the project is, who its people are, and how it keeps `rules`. Where there is no tree, nothing is
 * known.
 */
export async function projectFacts(
  { files }: Pick<World, 'files'>,
  { tree, git }: Place,
  rules: readonly Rule[],
): Promise<ProjectFacts> {
  if (tree === undefined) return { project: UNKNOWN_PROJECT, people: peopleBy(undefined) }
  const mailmap = await files.read(join(tree, '.mailmap'))
  const people = peopleBy(mailmap.bytes && decodeLossless(mailmap.bytes).text)
  const project = await projectAt({ files, tree, git: () => Promise.resolve(git) })
  if (!git || rules.length === 0) return { project, people }
  return {
    project: { ...project, habits: habitsOnDemand({ git, rules, project, people }) },
    people,
  }
}

async function treeAbove({ cwd, files }: World): Promise<string | undefined> {
  for (let at = cwd; ; at = dirname(at)) {
    if ((await files.kind(join(at, 'MAINTAINERS'))) === 'file') return at
    if (dirname(at) === at) return undefined
  }
}
