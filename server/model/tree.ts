/**
 * What the sources around a message hold. Every answer may be `undefined`: there is no tree, it must not be asked, or
 * git is too slow; whoever asked stays silent then.
 */
export interface Tree {
  /** Whether a tracked path is `path`, lies below it, or ends with `/path`. */
  hasPath(path: string, signal?: AbortSignal): Promise<boolean | undefined>
  /** Whether some commit of HEAD's history touched exactly this path. */
  hadPath(path: string, signal?: AbortSignal): Promise<boolean | undefined>
  /** Those of the words that stand as whole words in a tracked file; case counts. */
  wordsAmong(
    words: readonly string[],
    signal?: AbortSignal,
  ): Promise<ReadonlySet<string> | undefined>
  /** The text of a file of the tree, relative to its top. */
  text(path: string): Promise<string | undefined>
}

/** Where there is no tree. */
export const NO_TREE: Tree = {
  hasPath: () => Promise.resolve(undefined),
  hadPath: () => Promise.resolve(undefined),
  wordsAmong: () => Promise.resolve(undefined),
  text: () => Promise.resolve(undefined),
}
