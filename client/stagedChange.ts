import { Disposable, type Uri } from 'vscode'
import { type GitRepository, gitRepository } from './gitExtension'

/** Calls back when another set of files is staged in a repository, where VS Code's git extension tells. */
export function watchStagedChange(folder: Uri, changed: () => void): Disposable {
  const state = gitRepository(folder)?.state
  if (!state) return new Disposable(() => undefined)
  let known = stagedFiles(state)
  return state.onDidChange(() => {
    const now = stagedFiles(state)
    if (now === known) return
    known = now
    changed()
  })
}

function stagedFiles({ indexChanges }: GitRepository['state']): string {
  return indexChanges.map(({ uri }) => uri.toString()).join('\n')
}
