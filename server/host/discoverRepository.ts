import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { messageOf } from './failure'
import type { GitProgram } from './gitProcess'
import { GitComplaint, gitQuestions, type GitQuestions } from './gitQuestions'
import type { GitDirectories } from './repositoryVersion'
import { workFolder } from './workFolder'

/** Where a repository lies. */
export interface RepositoryPlace {
  readonly cause?: undefined
  readonly directories: GitDirectories
  /** Absolute path of the work tree; undefined in a bare repository. */
  readonly topLevel: string | undefined
}

/** Why there is no git for a folder. */
export interface NoRepository {
  readonly cause: 'no git' | 'no folder' | 'no repository' | 'refused'
  /** One plain sentence for the user; for a repository that git does not trust also the command that changes this. */
  readonly reason: string
}

/** Finds the repository that a folder belongs to, be it in the work tree or inside the git directory. */
export async function discoverRepository(
  program: GitProgram,
): Promise<RepositoryPlace | NoRepository> {
  const { directory } = program
  const found = await stat(directory).catch(() => undefined)
  if (!found?.isDirectory()) return { cause: 'no folder', reason: `${directory} is not a folder.` }
  const folder = await workFolder(directory)
  const git = gitQuestions({ ...program, directory: folder })
  try {
    const { own, common, top } = (await placesAtOnce(git)) ?? (await placesOneByOne(git))
    const directories = {
      own: await realpath(own),
      common: await realpath(resolve(folder, common)),
    }
    return { directories, topLevel: top }
  } catch (error) {
    const complaint = messageOf(error)
    program.log(complaint)
    return refusal(program, complaint)
  }
}

interface Places {
  readonly own: string
  readonly common: string
  readonly top: string | undefined
}

/** All three in one answer; undefined where git has no top level to give, or a path holds a line end. */
async function placesAtOnce(git: GitQuestions): Promise<Places | undefined> {
  try {
    const asked = ['--absolute-git-dir', '--git-common-dir', '--show-toplevel']
    const [own = '', common = '', top, ...more] = (await git.revParse(...asked)).split('\n')
    return top === undefined || more.length > 0 ? undefined : { own, common, top: resolve(top) }
  } catch (error) {
    if (error instanceof GitComplaint) return undefined
    throw error
  }
}

async function placesOneByOne(git: GitQuestions): Promise<Places> {
  const [own, common, top] = await Promise.all([
    git.revParse('--absolute-git-dir'),
    git.revParse('--git-common-dir'),
    topLevel(git),
  ])
  return { own, common, top }
}

/** Git prints no top level where there is no work tree, but complains. */
async function topLevel(git: GitQuestions): Promise<string | undefined> {
  try {
    return resolve(await git.revParse('--show-toplevel'))
  } catch (error) {
    if (error instanceof GitComplaint) return undefined
    throw error
  }
}

function refusal({ binary, directory }: GitProgram, complaint: string): NoRepository {
  if (/\bspawn\b.* E[A-Z]+\b/.test(complaint)) {
    return { cause: 'no git', reason: `${binary} cannot be started.` }
  }
  const trust = /git config --global --add safe\.directory .+/.exec(complaint)?.[0]
  if (trust) {
    const reason = `git does not trust the repository of ${directory}, because it belongs to somebody else. If you do: ${trust}`
    return { cause: 'refused', reason }
  }
  if (/not a git repository/i.test(complaint)) {
    return { cause: 'no repository', reason: `${directory} is not inside a git repository.` }
  }
  const [said = 'it does not say why.'] =
    /[^\n]+/.exec(complaint.replace(/^(?:fatal|error): /, '')) ?? []
  return { cause: 'refused', reason: `git cannot read the repository of ${directory}: ${said}` }
}
