import type { FixesTag } from '../fixesTag'
import type { History } from '../history'

/** The commit that a message names as the one which brought the fault. */
export interface Culprit {
  readonly tag: FixesTag
  /** Its id in 12 digits, or as many as are given. */
  readonly digits: string
  readonly found: 'found' | 'missing' | 'unknown'
  /** The first release with it. */
  readonly release?: string | undefined
  /** Whether it is in the history that is being patched. */
  readonly isAncestor?: boolean | undefined
  /** Paths that it touches. */
  readonly paths?: readonly string[]
}

/** What git knows of the first commit that a Fixes: line names. */
export async function culpritOf(
  fixes: readonly FixesTag[],
  git: History,
  signal?: AbortSignal,
): Promise<Culprit | undefined> {
  const tag = fixes.find(({ id }) => id !== undefined)
  if (!tag?.id) return undefined
  const digits = tag.id.text.slice(0, 12)
  const answer = await git.lookup(tag.id.text, signal)
  if (answer.is !== 'found') {
    return { tag, digits, found: answer.is === 'missing' ? 'missing' : 'unknown' }
  }
  const { hash } = answer.commit
  const [release, isAncestor, changed] = await Promise.all([
    git.firstRelease(hash, signal),
    git.isAncestor(hash, undefined, signal),
    git.changedBy(hash, signal),
  ])
  const paths = changed.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
  return { tag, digits, found: 'found', release, isAncestor, paths }
}
