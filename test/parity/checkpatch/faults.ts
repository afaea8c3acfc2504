import type { PatchLines } from './patchLines'
import type { ScriptFinding } from './script'

/** A class of findings of checkpatch.pl that are wrong, or that nobody asks for, and that we leave out on purpose. */
export interface Fault {
  readonly name: string
  readonly types: readonly string[]
  /** Why we are silent, as a sentence. */
  readonly because: string
  matches(finding: ScriptFinding, patch: PatchLines): boolean
}

/** The written list. What is in none of these classes and not found by us is a difference. */
export const FAULTS: readonly Fault[] = []
