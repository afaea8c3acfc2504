import { parseDiff, type Diff } from '../parse/diff'
import { Slice } from '../text/slice'

/**
 * What a message is about: the change itself. Finding it out can take a process of git, so it is asked for when a rule
 * has something to hold against it, and at most once. `undefined`: the change is not at hand, and nobody guesses.
 */
export interface Change {
  /** Paths that the change touches, after it; before it for deleted files. */
  paths(): Promise<readonly string[] | undefined>
  /** The diff, where it can be had whole. */
  diff(): Promise<Diff | undefined>
  /** The revision that the diff starts from, in git's words: its line numbers are those of the files there. */
  readonly base?: string | undefined
}

/** A change of which nothing is known. */
export const UNKNOWN_CHANGE: Change = {
  paths: () => Promise.resolve(undefined),
  diff: () => Promise.resolve(undefined),
}

/** How to find out about a change; each question is put at most once. A diff that is not at hand is `undefined`. */
export interface ChangeSource {
  /** Where it is left out, the paths are those of the diff. */
  readonly paths?: () => Promise<readonly string[] | undefined>
  readonly diff?: () => Promise<string | Diff | undefined>
  readonly base?: string | undefined
}

/** A change that is looked up when it is first asked for. */
export function changeFrom(source: ChangeSource): Change {
  let diff: Promise<Diff | undefined> | undefined
  let paths: Promise<readonly string[] | undefined> | undefined
  const change: Change = {
    base: source.base,
    diff: () => (diff ??= readDiff(source)),
    paths: () =>
      (paths ??= source.paths?.() ?? change.diff().then(known => known && pathsOf(known))),
  }
  return change
}

/** The change that a diff shows. */
export function changeOfDiff(diff: Diff): Change {
  return changeFrom({ diff: () => Promise.resolve(diff) })
}

async function readDiff({ diff }: ChangeSource): Promise<Diff | undefined> {
  const found = await diff?.()
  const parsed = typeof found === 'string' ? parseDiff(Slice.of(found)) : found
  return parsed && parsed.files.length > 0 ? parsed : undefined
}

/** Every path of a diff once: after the change, or before it where the file is gone. */
export function pathsOf(diff: Diff): string[] {
  const paths = new Set<string>()
  for (const { oldPath, newPath } of diff.files) {
    const path = newPath ?? oldPath
    if (path !== undefined) paths.add(path)
  }
  return [...paths]
}
