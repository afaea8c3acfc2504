import type { Commit } from '../host/git'
import { ID_DIGITS } from '../model/commitReference'
import type { Project } from '../model/project'
import type { Slice } from '../text/slice'
import { replace, type Fix } from './rule'
import type { Severity } from './severity'

/** What to say of an id with too few digits. */
export const TOO_SHORT = `Give at least ${ID_DIGITS} digits of the id.`

/**
 * What an id with too few digits weighs. The scripts of linux-next report it; elsewhere nobody asks for more than what
 * git itself writes, as long as it leads to one commit.
 */
export function weightOfShort({ elsewhere }: Pick<Project, 'elsewhere'>): Severity {
  return elsewhere ? 'information' : 'warning'
}

/** Writes as many digits of a commit's id as the kernel asks for. */
export function lengthened(id: Slice, { hash }: Pick<Commit, 'hash'>): Fix | undefined {
  const digits = hash.slice(0, ID_DIGITS)
  return replace(`Write ${digits}`, id, digits)
}
