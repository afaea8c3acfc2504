import type { Fix } from '../rules/rule'
import type { Problem } from '../rules/run'
import type { Edit } from '../text/edit'
import { touches, type Span } from '../text/span'
import type { CheckedDocument } from './checkedDocument'

/** One way to repair one problem. */
export interface Repair {
  readonly problem: Problem
  readonly title: string
  readonly edits: readonly Edit[]
  /** The best way, and one that needs no thought. */
  readonly preferred: boolean
  /** The one edit inserts a snippet, for the author to complete. */
  readonly snippet: boolean
}

/**
 * The repairs of the shown problems that a span touches: those that need no thought, in the order of the text, then the
 * others. With `search`, also those that take a look-up in history, for which nobody should wait unasked.
 */
export async function repairs(
  { shown }: CheckedDocument,
  span: Span,
  search: boolean,
  signal?: AbortSignal,
): Promise<Repair[]> {
  const touched = shown.filter(({ at }) => touches(at, span))
  const found = await Promise.all(
    touched.map(async problem => {
      const searched = search ? await problem.search?.(signal) : undefined
      const fixes = [...problem.fixes, ...(searched ?? [])]
      return fixes.map((fix, index) => repairOf(problem, fix, index === 0))
    }),
  )
  signal?.throwIfAborted()
  const all = found.flat()
  return [...all.filter(({ preferred }) => preferred), ...all.filter(({ preferred }) => !preferred)]
}

function repairOf(problem: Problem, fix: Fix, first: boolean): Repair {
  const { title, edits, needsChoice = false, snippet = false } = fix
  return { problem, title, edits, snippet, preferred: first && !needsChoice && !snippet }
}
