import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ancestry } from './ancestry'
import { blamedLines, lineCommits } from './blame'
import { changedPaths, emptyTree, stagedChange, trackedPaths } from './changes'
import { commitChanges } from './commitChanges'
import { commitFinder } from './commitFinder'
import { commitNames } from './commitNames'
import type { Shape } from './diffTree'
import { streamContributions } from './contributions'
import { discoverRepository, type NoRepository, type RepositoryPlace } from './discoverRepository'
import type { GaveUp, Git, StagingQuery } from './git'
import { answerText } from './gitAnswer'
import { gitEnvironment } from './gitEnvironment'
import type { GitProgram } from './gitProcess'
import { gitQuestions } from './gitQuestions'
import { hookVariables } from './hookVariables'
import { streamLog } from './logStream'
import { programPath } from './programPath'
import { repositoryState } from './repositoryState'
import { isRevision } from './revision'
import { wordsInFiles } from './wordSearch'

/** How git is found and where its complaints go. */
export interface GitOptions {
  /** Name or path of git's executable; `git` in PATH unless given. */
  readonly binary?: string | undefined
  /** Takes what went wrong in detail, for a log. */
  readonly log?: ((detail: string) => void) | undefined
  /**
   * Milliseconds after which a question has the repository looked at again, in case a commit has come. As good as at
   * once unless given: whoever works for minutes at one thing need not look five hundred times a second.
   */
  readonly fresh?: number | undefined
}

/** A repository, or why there is none: `reason` is a plain sentence for the user. */
export type OpenedGit =
  | { readonly git: Git; readonly cause?: undefined; readonly reason?: undefined }
  | ({ readonly git?: undefined } & NoRepository)

/** Opens the repository that a folder belongs to. Never rejects. */
export async function openGit(directory: string, options: GitOptions = {}): Promise<OpenedGit> {
  const name = options.binary || 'git'
  const binary = await programPath(name, process.env)
  if (!binary) return { cause: 'no git', reason: `${name} is not installed or not in PATH.` }
  const program: GitProgram = {
    binary,
    directory,
    environment: () => gitEnvironment(process.env),
    log: options.log ?? (() => undefined),
  }
  const place = await discoverRepository(program)
  if (place.cause) return place
  return {
    git: await gitAt(place, options.fresh, {
      ...program,
      directory: place.topLevel ?? place.directories.own,
      environment: () => ({ ...gitEnvironment(process.env), ...hookVariables(process.env, place) }),
    }),
  }
}

async function gitAt(
  { directories, topLevel }: RepositoryPlace,
  fresh: number | undefined,
  program: GitProgram,
): Promise<Git> {
  const questions = gitQuestions(program)
  const [state, partial] = await Promise.all([
    repositoryState(directories, questions, fresh),
    questions.isPartial(),
  ])

  /** Where a shallow clone ends, a commit seems to have made every file that there is. */
  async function isBoundary(hash: string): Promise<boolean> {
    await state.look()
    return state.shallow && (await state.boundary()).has(hash)
  }

  async function inIndex(
    shape: Shape,
    signal?: AbortSignal,
    { against, index }: StagingQuery = {},
  ): Promise<string> {
    if (topLevel === undefined) return ''
    await state.look()
    const asked = index === undefined ? program : withIndex(program, join(directories.own, index))
    // Without a name git takes a HEAD whose commit is lost for none, and every file for a new one.
    if (against !== 'HEAD^')
      return stagedChange(asked, shape, state.empty ? undefined : 'HEAD', signal)
    for await (const { hash, parents } of streamLog(program, state, { limit: 1 }, signal)) {
      if (await isBoundary(hash)) return ''
      return stagedChange(asked, shape, parents[0] ?? emptyTree(hash), signal)
    }
    return ''
  }

  const names = commitNames(program, state)
  const finder = commitFinder(program, state, names, partial)
  return {
    ...finder,
    ...commitChanges(program, state, names),
    ...ancestry(program, state, names),
    get facts() {
      const { shallow, empty } = state
      const incomplete = partial || shallow
      return { topLevel, gitDirectory: directories.own, incomplete, shallow, empty }
    },
    identity: () => questions.identity(),
    config: key => questions.config(key),
    log: (query, signal, gaveUp) => streamLog(telling(program, gaveUp), state, query, signal),
    contributions: (query, signal) => streamContributions(program, state, query, signal),

    async unpublished(range, signal) {
      if (!isRevision(range)) return new Set()
      const published = ['--not', '--remotes', '--tags', '--not']
      const ids = await answerText(
        program,
        ['rev-list', ...published, '--end-of-options', range, '--'],
        signal,
      )
      return new Set(ids.split('\n').filter(Boolean))
    },

    staged: async (signal, query) => changedPaths(await inIndex('paths', signal, query)),
    stagedDiff: (signal, query) => inIndex('patch', signal, query),

    blame: (query, signal, gaveUp) =>
      blamedLines({ program: telling(program, gaveUp), state, names, finder }, query, signal),

    lineCommits: async (path, lines, signal) =>
      topLevel === undefined ? [] : lineCommits(program, path, lines, signal),

    // Not every file is here, so that a word may stand in one that is not.
    wordsInFiles: async (words, signal) =>
      partial ? undefined : wordsInFiles(program, words, topLevel === undefined, signal),
    trackedFiles: (signal, paths) => trackedPaths(program, topLevel === undefined, paths, signal),

    async version() {
      await state.look()
      return state.version
    },
  }
}

/** The program for one question, which logs nothing but that it failed. */
function telling(program: GitProgram, gaveUp: GaveUp | undefined): GitProgram {
  if (!gaveUp) return program
  return {
    ...program,
    log: detail => {
      program.log(detail)
      gaveUp()
    },
  }
}

/** The program with another index, which counts as long as it is there: git takes one that is gone for an empty one. */
function withIndex(program: GitProgram, index: string): GitProgram {
  return {
    ...program,
    environment: () => ({
      ...program.environment(),
      ...(existsSync(index) ? { GIT_INDEX_FILE: index } : {}),
    }),
  }
}
