import { shapeOptions, type Shape } from './diffTree'
import type { ChangedPath } from './git'
import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import { fitsArguments } from './pathArguments'

/** What the index changes against a revision, or against nothing where there is no commit yet. */
export function stagedChange(
  program: GitProgram,
  shape: Shape,
  against: string | undefined,
  signal?: AbortSignal,
): Promise<string> {
  const revision = against === undefined ? [] : [against]
  const question = ['diff', '--cached', ...shapeOptions(shape), ...revision, '--']
  return answerText(program, question, signal)
}

/** The id of the tree without files, which every repository has; `like` is an id of the same repository. */
export function emptyTree(like: string): string {
  return like.length === 40
    ? '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
}

/** The answer to `--name-status -z`: a letter, a path, and after R and C a second path, each with its NUL. */
export function changedPaths(text: string): readonly ChangedPath[] {
  const words = text.split('\0')
  const changes: ChangedPath[] = []
  for (let at = 0; at + 1 < words.length;) {
    // Renames and copies carry how similar the files are: R087.
    const status = words[at]?.charAt(0) ?? ''
    const path = words[at + 1] ?? ''
    const moved = status === 'R' || status === 'C'
    changes.push(moved ? { status, from: path, path: words[at + 2] ?? '' } : { status, path })
    at += moved ? 3 : 2
  }
  return changes
}

/** All tracked paths, of the index or, where there is no work tree, of HEAD; with `paths` only those and what lies in them. */
export async function trackedPaths(
  program: GitProgram,
  bare: boolean,
  paths: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (paths?.length === 0) return []
  const asked = paths && fitsArguments(paths) ? paths : []
  const fromIndex = ['ls-files', '-z', '--full-name', '--cached', '--', ...asked]
  const fromHead = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD', '--']
  const words = (await answerText(program, bare ? fromHead : fromIndex, signal)).split('\0')
  // While a merge is not resolved one path stands there up to three times, one after the other.
  const tracked = words.filter((path, at) => path !== '' && path !== words[at - 1])
  return paths ? within(paths, tracked) : tracked
}

/** The paths that are or lie in one of the places, of which there may be thousands. */
function within(places: readonly string[], paths: readonly string[]): readonly string[] {
  const wanted = new Set(places.map(place => place.replace(/\/+$/, '')))
  if (wanted.has('.')) return paths
  return paths.filter(path => {
    if (wanted.has(path)) return true
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (wanted.has(path.slice(0, end))) return true
    }
    return false
  })
}
