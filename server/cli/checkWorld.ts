import type { ReplaceFile } from '../host/files'
import type { World } from './world'

/** What `check` is given beyond the world of every command. */
export interface CheckWorld extends World {
  /** Standard output is a terminal that shows colours, and the user has not asked for none (NO_COLOR). */
  readonly color: boolean
  /** Writes to standard output bytes that are nobody's text. */
  outBytes(bytes: Uint8Array): void
  readonly replaceFile: ReplaceFile
  /** Resolves when standard output can take more, so that nothing piles up before a slow reader. */
  ready(): Promise<void>
  /**
   * What git has complained of so far: a log that fails only ends. Right after a repository could not be opened the
   * last one is a plain sentence that says why.
   */
  readonly gitComplaints: readonly string[]
}
