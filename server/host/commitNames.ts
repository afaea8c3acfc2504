import { abortable } from './abortable'
import { CatFile } from './catFile'
import type { GitProgram } from './gitProcess'
import type { RepositoryState } from './repositoryState'
import { isRevision } from './revision'

/** Finds commits by whatever git lets them be called. */
export interface CommitNames {
  /** The full id of the commit that a revision names, in the repository as it is now. */
  idOf(revision: string, signal?: AbortSignal): Promise<string | undefined>
  /** The session that knows ids and types. */
  readonly check: CatFile
}

/** Asks one process for all names; it is started anew when the repository changes. */
export function commitNames(program: GitProgram, state: RepositoryState): CommitNames {
  const check = new CatFile(program, 'check')

  state.onChange(() => {
    // The running process knows packs, grafts and configuration of before.
    check.close()
  })

  return {
    check,
    async idOf(revision, signal) {
      if (!isRevision(revision)) return undefined
      await abortable(state.look(), signal)
      const answer = await abortable(check.ask(`${revision}^{commit}`), signal)
      // Behind a colon it would be the name of a file.
      return answer.is === 'object' && answer.type === 'commit' ? answer.hash : undefined
    },
  }
}
