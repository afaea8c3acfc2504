import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Says what is going on to the person who waits. */
export type Log = (sentence: string) => void

/** The folder that holds package.json, found from wherever the compiled file stands. */
export const repositoryRoot = rootAbove(__dirname)

/** Where downloads are kept: `.vscode-test` as @vscode/test-electron has it, or KERNEL_PATCH_CACHE. */
export function cacheFolder(): string {
  return path.resolve(process.env.KERNEL_PATCH_CACHE || path.join(repositoryRoot, '.vscode-test'))
}

/** Where tests leave screenshots and logs for a person to look at. */
export function artefactsFolder(): string {
  return path.join(repositoryRoot, 'test-artefacts')
}

/** A thing in the cache: what it is called, whether a copy is sound, and how to make one. */
export interface Cached {
  name: string
  isSound: (folder: string) => Promise<boolean>
  build: (folder: string) => Promise<void>
}

/**
 * Gives the folder of a cached thing and makes it first where it is missing or damaged.
 *
 * It is built under a temporary name and renamed when complete. So an interrupted run leaves nothing
 * that looks finished, and of two processes that build at once the second finds the work done.
 */
export async function inCache({ name, isSound, build }: Cached): Promise<string> {
  const cache = cacheFolder()
  const finished = path.join(cache, name)
  if (existsSync(finished) && (await isSound(finished))) return finished

  await mkdir(cache, { recursive: true })
  await removeAbandoned(cache)
  const unfinished = await mkdtemp(path.join(cache, `${name}${UNFINISHED}`))
  try {
    await build(unfinished)
    if (!(await isSound(unfinished))) throw new Error(`${name} was fetched but does not work.`)
    if (existsSync(finished) && !(await isSound(finished))) {
      await rm(finished, { recursive: true, force: true })
    }
    await rename(unfinished, finished)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!isTaken(error)) throw error
  }
  return finished
}

const UNFINISHED = '.unfinished-'

/** Longer than any preparation takes, so that nothing is taken from under a running process. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000

async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.includes(UNFINISHED)) continue
    const folder = path.join(cache, name)
    const changed = await stat(folder).then(
      found => found.mtimeMs,
      () => Date.now(),
    )
    if (Date.now() - changed > ABANDONED_AFTER_MS)
      await rm(folder, { recursive: true, force: true })
  }
}

function isTaken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOTEMPTY' || code === 'EEXIST'
}

function rootAbove(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const above = path.dirname(folder)
  if (above === folder) throw new Error('No package.json was found above the compiled scripts.')
  return rootAbove(above)
}
