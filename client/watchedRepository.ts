import { Disposable } from 'vscode'
import { type GitRepository, gitRepository } from './gitExtension'
import { placeUri, stagedFolder, type Subject } from './maintainersQuestion'

/**
 * Calls back when what the repository knows of a subject has changed: HEAD has moved or, where the staged change is
 * meant, another set of files is staged. VS Code's git extension tells, where it is at work.
 */
export function watchRepository(subject: Subject, changed: () => void): Disposable {
  const staged = stagedFolder(subject)
  const state = gitRepository(staged ?? placeUri(subject.question))?.state
  if (!state) return new Disposable(() => undefined)
  const look = (): string => [state.HEAD?.commit, ...(staged ? stagedFiles(state) : [])].join('\n')
  let known = look()
  return state.onDidChange(() => {
    const now = look()
    if (now === known) return
    known = now
    changed()
  })
}

function stagedFiles({ indexChanges }: GitRepository['state']): string[] {
  return indexChanges.map(({ uri }) => uri.toString())
}
