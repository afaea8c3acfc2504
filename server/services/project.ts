import type { Files } from '../host/files'
import type { Git } from '../host/git'
import { NO_HABITS, type Habits } from '../model/habits'
import type { Mailmap } from '../model/mailmap'
import type { Project } from '../model/project'
import type { Rule } from '../rules/rule'
import { inside } from './absolutePath'
import { correctionsOf } from './corrections'
import { learnedHabits } from './habits'
import { sourceTree } from './sourceTree'

/** What a project's facts are found with. */
export interface ProjectSource {
  readonly files: Files
  /** Absolute path of the top of the tree. */
  readonly tree: string
  git(): Promise<Git | undefined>
  people(): Promise<Mailmap>
  /** The rules whose breaches habits are counted in. */
  readonly rules: readonly Rule[]
}

/** What a tree and its history say of the project. What costs something is found out when it is first asked for. */
export async function projectAt(source: ProjectSource): Promise<Project> {
  const { files, tree } = source
  const rules = inside(tree, 'Documentation/process/stable-kernel-rules.rst')
  const sources = sourceTree(files, tree, () => source.git())
  const project: Project = {
    linux: (await files.kind(rules)) === 'file',
    tree: sources,
    habits: NO_HABITS,
    corrections: once(() => correctionsOf(files, sources)),
  }
  return { ...project, habits: habitsOf(source, project) }
}

/** Habits that are learned when somebody first asks; none where there is no git. */
function habitsOf(source: ProjectSource, project: Project): Habits {
  const learned = once(async () => {
    const [git, people] = await Promise.all([source.git(), source.people()])
    return git ? learnedHabits({ git, rules: source.rules, project, people }) : NO_HABITS
  })
  return {
    breaking: async (rule, aspect, signal) => (await learned()).breaking(rule, aspect, signal),
    using: async (key, signal) => (await learned()).using(key, signal),
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => (loaded ??= load())
}
