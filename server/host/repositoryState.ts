import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GitQuestions } from './gitQuestions'
import { versionReader, type GitDirectories } from './repositoryVersion'

/** What changes in a repository while it is open, as of the last look. */
export interface RepositoryState {
  /** Looks again; those who ask at the same time share one look. Never rejects. */
  look(): Promise<void>
  /** Differs from that of any earlier state. */
  readonly version: string
  /** History ends somewhere because it was not fetched. */
  readonly shallow: boolean
  /** HEAD has no commit yet. */
  readonly empty: boolean
  /** Commits whose parents were not fetched. */
  boundary(): Promise<ReadonlySet<string>>
  /** Calls back when a look found another state. */
  onChange(forget: () => void): void
}

/** Milliseconds for which a look holds: a message asks dozens of questions, and no git makes a commit faster. */
const FRESH = 2

/** Looks at a repository for the first time; `fresh` is for how many milliseconds a look holds. */
export async function repositoryState(
  directories: GitDirectories,
  questions: GitQuestions,
  fresh = FRESH,
): Promise<RepositoryState> {
  const forgetting: (() => void)[] = []
  const readVersion = versionReader(directories)
  let seen = readVersion()
  let empty = await questions.isEmpty()
  let looking: Promise<void> | undefined
  let looked = performance.now()

  async function lookNow(): Promise<void> {
    const now = readVersion()
    if (now.text === seen.text) return
    seen = now
    for (const forget of forgetting) forget()
    if (empty) empty = await questions.isEmpty()
  }

  return {
    look() {
      if (!looking && performance.now() - looked < fresh) return Promise.resolve()
      looking ??= lookNow().finally(() => {
        looking = undefined
        looked = performance.now()
      })
      return looking
    },
    get version() {
      return seen.text
    },
    get shallow() {
      return seen.shallow
    },
    get empty() {
      return empty
    },
    async boundary() {
      const file = await readFile(join(directories.common, 'shallow'), 'utf8').catch(() => '')
      return new Set(file.split('\n').filter(Boolean))
    },
    onChange(forget) {
      forgetting.push(forget)
    },
  }
}
