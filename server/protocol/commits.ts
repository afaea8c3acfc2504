/** What somebody did, commit by commit. */

/** Client to server, request: what did somebody do here? Params `CommitsQuestion`, result `CommitsAnswer`. */
export const COMMITS_REQUEST = 'kernelPatch/commits'

/** Client to server, request: one commit as a text to read. Params `CommitRef`, result `CommitText`. */
export const COMMIT_TEXT_REQUEST = 'kernelPatch/commitText'

export interface CommitsQuestion {
  /** A file or folder in the repository that is meant. */
  readonly uri: string
  readonly email: string
  /** Relative to the top level; none stands for the whole tree. */
  readonly paths: readonly string[]
}

export interface CommitsAnswer {
  /** Newest first. */
  readonly commits: readonly PersonCommit[]
  /** Whether older ones were left out. */
  readonly isCut: boolean
  /** Why there are none, as a plain sentence. */
  readonly silent?: string
}

export interface PersonCommit {
  readonly hash: string
  readonly subject: string
  /** `YYYY-MM-DD`, of the author. */
  readonly date: string
  /** `wrote`, or what a trailer says: `signed`, `reviewed`, `acked`, `tested`, `reported`. */
  readonly did: readonly string[]
}

export interface CommitRef {
  /** A file or folder in the repository that is meant. */
  readonly uri: string
  readonly hash: string
}

/** Head, message and difference, or why there is nothing to show. */
export type CommitText = { readonly text: string } | { readonly silent: string }
