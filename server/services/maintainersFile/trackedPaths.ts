import { literalStart, pathPattern, type PathPattern } from '../../model/pathPattern'
import { perlPattern } from '../../model/perlPattern'
import type { Turns } from '../turns'

/** The files of a tree as git tracks them, to be asked what a pattern matches. */
export interface TrackedPaths {
  /** Whether a file has exactly this path. */
  has(path: string): boolean
  isDirectory(path: string): boolean
  /** An `F:` or `X:` pattern as get_maintainer.pl reads it in this tree. */
  pattern(text: string): PathPattern
  /** The first file that an `F:` or `X:` pattern matches; looked for once for each text. */
  first(text: string): Promise<string | undefined>
  /** All files that an `F:` or `X:` pattern matches, in order. */
  matching(text: string, turns: Turns): Promise<string[]>
  /** All files whose path an `N:` expression matches. */
  named(expression: string, turns: Turns): Promise<string[]>
  /** Names in a directory (`''`: the top; else with a slash at its end), directories with a slash at their end. */
  children(directory: string): string[]
  /** The first files below a directory, at most `limit`. */
  below(directory: string, limit: number): string[]
}

/** So many paths are matched before somebody looks at the clock. */
const PACE = 500

/** Takes over the paths that git tracks, relative to the top of the tree. `turns` belongs to whoever fills the memory. */
export function trackedPaths(tracked: readonly string[], turns: Turns): TrackedPaths {
  const paths = inOrder(tracked)
  const known = new Map<string, Promise<string | undefined>>()
  const patterns = new Map<string, PathPattern>()

  /** The index of the first path that is not before `text`. */
  const position = (text: string): number => {
    let low = 0
    let high = paths.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((paths[middle] ?? '') < text) low = middle + 1
      else high = middle
    }
    return low
  }
  const isDirectory = (path: string): boolean =>
    path !== '' && (paths[position(`${path}/`)]?.startsWith(`${path}/`) ?? false)
  const pattern = (text: string): PathPattern => {
    const made = patterns.get(text) ?? pathPattern(text, isDirectory)
    patterns.set(text, made)
    return made
  }
  async function* matches(
    start: string,
    test: (path: string) => boolean,
    clock: Turns,
  ): AsyncGenerator<string> {
    let asked = 0
    for (let at = position(start); at < paths.length; at++) {
      const path = paths[at] ?? ''
      if (!path.startsWith(start)) return
      if (test(path)) yield path
      if (++asked % PACE === 0) await clock.rest()
    }
  }
  const matchesOf = (text: string, clock: Turns) => {
    const made = pattern(text)
    return matches(literalStart(made.text), path => made.matches(path), clock)
  }
  return {
    has: path => paths[position(path)] === path,
    isDirectory,
    pattern,
    first(text) {
      const found = known.get(text) ?? firstOf(matchesOf(text, turns))
      known.set(text, found)
      return found
    },
    matching: (text, clock) => all(matchesOf(text, clock)),
    named(expression, clock) {
      const made = perlPattern(expression, true)
      return all(matches('', path => made.test(path), clock))
    },
    children(directory) {
      const names: string[] = []
      for (let at = position(directory); at < paths.length;) {
        const path = paths[at] ?? ''
        if (!path.startsWith(directory)) break
        const slash = path.indexOf('/', directory.length)
        if (slash < 0) {
          names.push(path.slice(directory.length))
          at++
        } else {
          names.push(path.slice(directory.length, slash + 1))
          // `0` is what follows a slash: the first path behind all those of that directory.
          at = position(`${path.slice(0, slash)}0`)
        }
      }
      return names
    },
    below(directory, limit) {
      const start = position(directory)
      return paths.slice(start, start + limit).filter(path => path.startsWith(directory))
    },
  }
}

/** git orders by bytes, which differs from the order of strings only beyond the basic plane: mostly nothing is to do. */
function inOrder(paths: readonly string[]): readonly string[] {
  const isSorted = paths.every((path, index) => index === 0 || (paths[index - 1] ?? '') <= path)
  return isSorted ? paths : [...paths].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

async function firstOf(paths: AsyncIterable<string>): Promise<string | undefined> {
  for await (const path of paths) return path
  return undefined
}

async function all(paths: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = []
  for await (const path of paths) found.push(path)
  return found
}
