import type { Files } from '../host/files'
import type { Git } from '../host/git'
import type { Tree } from '../model/tree'
import { decodeLossless } from '../text/bytes'
import { inside } from './absolutePath'

/** The largest file whose text a rule may ask for, in bytes. */
const LARGEST = 8 * 1024 * 1024

/** What the sources of a tree hold: paths and words are asked of git, texts of the disk. */
export function sourceTree(
  files: Files,
  top: string,
  openGit: () => Promise<Git | undefined>,
): Tree {
  let paths: Promise<ReadonlySet<string> | undefined> | undefined
  const former = new Map<string, Promise<boolean | undefined>>()
  const search = searchTogether(async words => (await openGit())?.wordsInFiles(words))
  return {
    async hasPath(path, signal) {
      const known = await (paths ??= allPaths(await openGit()))
      signal?.throwIfAborted()
      return known?.has(path.replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, ''))
    },
    async hadPath(path, signal) {
      // Of a path that never was git reads the whole history, and whoever types asks for it at every key.
      let asked = former.get(path)
      if (!asked) {
        asked = openGit().then(git => git && wasEver(path, git))
        if (former.size >= REMEMBERED) former.clear()
        former.set(path, asked)
        asked.catch(() => former.delete(path))
      }
      const had = await asked
      signal?.throwIfAborted()
      return had
    },
    async wordsAmong(words, signal) {
      const known = await search(words)
      signal?.throwIfAborted()
      return known
    },
    async text(path) {
      const { bytes } = await files.read(inside(top, path), LARGEST)
      return bytes && decodeLossless(bytes).text
    },
  }
}

/** Answers about paths that are kept. */
const REMEMBERED = 1_000

async function wasEver(path: string, git: Git): Promise<boolean | undefined> {
  if (git.facts.incomplete) return undefined
  for await (const commit of git.log({ paths: [path], limit: 1 })) return commit.hash !== ''
  return false
}

/** Every tracked path, every directory, and every end of them: what somebody may call a file by. */
async function allPaths(git: Git | undefined): Promise<ReadonlySet<string> | undefined> {
  const tracked = await git?.trackedFiles()
  if (!tracked || tracked.length === 0) return undefined
  const names = new Set<string>()
  for (const path of tracked) {
    for (let at = path; ; at = at.slice(at.indexOf('/') + 1)) {
      names.add(at)
      if (!at.includes('/')) break
    }
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (names.has(folder)) break
      names.add(folder)
    }
  }
  return names
}

type Search = (words: readonly string[]) => Promise<ReadonlySet<string> | undefined>

/**
 * Puts the words that are asked for while a search is under way into one next search: git reads the whole tree for one
 * word as for a hundred. What was found out is kept.
 */
function searchTogether(search: Search): Search {
  const known = new Map<string, boolean>()
  let waiting: Set<string> | undefined
  let next: Promise<boolean> = Promise.resolve(true)

  function enqueue(words: readonly string[]): Promise<boolean> {
    if (waiting) {
      for (const word of words) waiting.add(word)
      return next
    }
    waiting = new Set(words)
    next = next.then(run, run)
    return next
  }

  async function run(): Promise<boolean> {
    const words = [...(waiting ?? [])]
    waiting = undefined
    const found = await search(words)
    for (const word of found ? words : []) known.set(word, found?.has(word) ?? false)
    return found !== undefined
  }

  return async words => {
    const unknown = words.filter(word => !known.has(word))
    if (unknown.length > 0 && !(await enqueue(unknown))) return undefined
    return new Set(words.filter(word => known.get(word)))
  }
}
