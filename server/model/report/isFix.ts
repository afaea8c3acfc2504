import type { Slice } from '../../text/slice'
import type { Matter } from './question'

/** Whether a change is offered as a fix, by its words or by its trailers. */
export function isFix(matter: Pick<Matter, 'kind' | 'fixes' | 'message'>): boolean {
  const { kind, fixes } = matter
  if (kind === 'merge' || kind === 'release' || kind === 'import') return false
  return kind === 'fix' || fixes.length > 0 || reportOf(matter) !== undefined
}

/** The trailer that says that somebody met the fault. */
export function reportOf({ message }: Pick<Matter, 'message'>): Slice | undefined {
  return message.trailers.find(({ key }) => /^(?:reported-by|closes)$/i.test(key.text))?.whole
}

/** Why a fix's questions are not asked of anything else. */
export const NO_FIX = 'it is no fix'
