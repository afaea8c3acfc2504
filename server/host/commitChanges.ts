import { decodeLossless } from '../text/bytes'
import { abortable } from './abortable'
import { changedPaths } from './changes'
import { DiffTree, type Shape } from './diffTree'
import type { Git } from './git'
import type { CommitNames } from './commitNames'
import type { GitProgram } from './gitProcess'
import type { RepositoryState } from './repositoryState'

/** What commits change against their first parents: one process for each shape answers all who ask. */
export function commitChanges(
  program: GitProgram,
  state: RepositoryState,
  names: CommitNames,
): Pick<Git, 'changedBy' | 'diffOf'> {
  const trees = { paths: new DiffTree(program, 'paths'), patch: new DiffTree(program, 'patch') }

  state.onChange(() => {
    // The running processes know packs, grafts and configuration of before.
    trees.paths.close()
    trees.patch.close()
  })

  async function changeOf(commit: string, shape: Shape, signal?: AbortSignal): Promise<string> {
    const hash = await names.idOf(commit, signal)
    // Where a shallow clone ends, a commit seems to have made every file that there is.
    if (hash === undefined || (state.shallow && (await state.boundary()).has(hash))) return ''
    const answer = await abortable(trees[shape].ask(hash), signal)
    return answer.is === 'change' ? decodeLossless(answer.bytes).text : ''
  }

  return {
    changedBy: async (commit, signal) => changedPaths(await changeOf(commit, 'paths', signal)),
    diffOf: (commit, signal) => changeOf(commit, 'patch', signal),
  }
}
