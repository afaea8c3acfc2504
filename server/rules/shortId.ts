import type { Commit } from '../host/git'
import { ID_DIGITS } from '../model/commitReference'
import type { Slice } from '../text/slice'
import { replace, type Fix } from './rule'

/** What to say of an id with too few digits. */
export const TOO_SHORT = `Give at least ${ID_DIGITS} digits of the id.`

/** Writes as many digits of a commit's id as the kernel asks for. */
export function lengthened(id: Slice, { hash }: Pick<Commit, 'hash'>): Fix | undefined {
  const digits = hash.slice(0, ID_DIGITS)
  return replace(`Write ${digits}`, id, digits)
}
