import type { Matter } from './question'

/** Whether a change is offered as a fix, by its words or by its trailers. */
export function isFix({ kind, fixes }: Pick<Matter, 'kind' | 'fixes'>): boolean {
  if (kind === 'merge' || kind === 'release' || kind === 'import') return false
  return kind === 'fix' || fixes.length > 0
}

/** Why a fix's questions are not asked of anything else. */
export const NO_FIX = 'it is no fix'
