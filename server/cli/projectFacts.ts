import { join } from 'node:path'
import type { Mailmap } from '../model/mailmap'
import { peopleBy } from '../model/people'
import { UNKNOWN_PROJECT, type Project } from '../model/project'
import type { Rule } from '../rules/rule'
import { habitsOnDemand } from '../services/habits'
import { projectAt } from '../services/project'
import { decodeLossless } from '../text/bytes'
import type { Place } from './findPlace'
import type { World } from './world'

/** What the tree says of its project. */
export interface ProjectFacts {
  readonly project: Project
  readonly people: Mailmap
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
