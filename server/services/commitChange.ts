import type { Git } from '../host/git'
import { changeFrom, type Change } from '../model/change'

/** What a commit changes, asked of git when somebody wants to know it. Where a shallow clone ends nobody knows. */
export function changeOfCommit(
  git: Pick<Git, 'changedBy' | 'diffOf'>,
  commit: string,
  signal?: AbortSignal,
): Change {
  return changeFrom({
    base: `${commit}^`,
    paths: async () => {
      const paths = (await git.changedBy(commit, signal)).map(({ path }) => path)
      return paths.length > 0 ? paths : undefined
    },
    diff: async () => (await git.diffOf(commit, signal)) || undefined,
  })
}
