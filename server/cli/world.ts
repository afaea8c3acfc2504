import type { Files } from '../host/files'
import type { Git } from '../host/git'

/**
 * All that a command of the command line is given of the world: `main.ts` makes the real one,
 * a test an invented one. Commands reach standard streams, files and git through nothing else.
 */
export interface World {
  /** Writes to standard output, as it is: line ends are the caller's. */
  out(text: string): void
  /** Writes to standard error, as it is. */
  err(text: string): void
  /** Which standard streams are terminals; none where it is left out. Progress is shown on terminals alone. */
  readonly terminals?: { readonly in: boolean; readonly out: boolean; readonly err: boolean }
  /** Absolute path of the working directory. */
  readonly cwd: string
  /** Absolute path of the user's home directory; undefined where there is none. */
  readonly home?: string
  /** What the environment has as `CHECKPATCH_CONFIG_DIR`. */
  readonly configDirectory?: string | undefined
  readonly files: Files
  /** The repository that `directory` lies in; undefined where there is none, or no git. */
  openGit(directory: string): Promise<Git | undefined>
  /** Standard input as text, in pieces of any size. */
  stdin(): AsyncIterable<string>
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}
