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

/** So many names are remembered. */
const REMEMBERED = 5_000

/** HEAD, and ids in full. */
const LASTING = /^(?:HEAD|[0-9a-f]{40}|[0-9a-f]{64})$/

/** Asks one process for all names; it is started anew when the repository changes. */
export function commitNames(program: GitProgram, state: RepositoryState): CommitNames {
  const check = new CatFile(program, 'check')
  const lasting = new Map<string, Promise<string | undefined>>()

  state.onChange(() => {
    lasting.clear()
    // The running process knows packs, grafts and configuration of before.
    check.close()
  })

  async function ask(revision: string): Promise<string | undefined> {
    const answer = await check.ask(`${revision}^{commit}`)
    // Behind a colon it would be the name of a file.
    const found = answer.is === 'object' && answer.type === 'commit' ? answer.hash : undefined
    // What is not here may come at any time.
    if (found === undefined) lasting.delete(revision)
    return found
  }

  /** Asks once for what stays the same until a look says otherwise; other branches may move unseen. */
  function remembered(revision: string): Promise<string | undefined> {
    const known = lasting.get(revision)
    if (known || !LASTING.test(revision)) return known ?? ask(revision)
    if (lasting.size >= REMEMBERED) lasting.clear()
    const found = ask(revision)
    lasting.set(revision, found)
    return found
  }

  return {
    check,
    async idOf(revision, signal) {
      if (!isRevision(revision)) return undefined
      await abortable(state.look(), signal)
      return abortable(remembered(revision), signal)
    },
  }
}
