/** Options that make `git log` print the same for everybody, whatever user and repository have configured. */
export const PLAIN_LOG: readonly string[] = [
  '--encoding=UTF-8',
  '--date=raw',
  '--no-show-signature',
  '--no-color',
  '--no-notes',
]

/** Likewise for what a commit or the index changes, and without any program that the repository names. */
export const PLAIN_DIFF: readonly string[] = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--no-relative',
  '--find-renames',
  '-l1000',
  '--diff-algorithm=default',
  '--indent-heuristic',
  '--ignore-submodules=dirty',
  '--submodule=short',
  '-O/dev/null',
]

/** A patch as git writes it out of the box. */
export const PLAIN_PATCH: readonly string[] = [
  '--patch',
  '--unified=3',
  '--inter-hunk-context=0',
  '--full-index',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  ...PLAIN_DIFF,
]
