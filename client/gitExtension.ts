import { type Event, extensions, type Uri } from 'vscode'

/** A repository as VS Code's git extension knows it: the part of its interface that is used here. */
export interface GitRepository {
  readonly state: {
    readonly indexChanges: readonly { readonly uri: Uri }[]
    readonly onDidChange: Event<void>
    readonly HEAD?: { readonly commit?: string; readonly upstream?: object }
  }
  readonly inputBox: { readonly value: string }
  log(options: { maxEntries: number }): Promise<readonly GitCommit[]>
}

export interface GitCommit {
  readonly hash: string
  readonly message: string
  readonly authorName?: string
  readonly authorDate?: Date
}

/** The repository of a folder; undefined where the git extension is off, as in Restricted Mode, or does not know it. */
export function gitRepository(folder: Uri): GitRepository | undefined {
  const extension = extensions.getExtension<GitExtension>('vscode.git')
  if (!extension?.isActive || !extension.exports.enabled) return undefined
  return extension.exports.getAPI(1).getRepository(folder) ?? undefined
}

interface GitExtension {
  readonly enabled: boolean
  getAPI(version: 1): { getRepository(uri: Uri): GitRepository | null }
}
