import type { Share } from '../model/habits'
import type { Finding, Rule } from './rule'
import type { Severity } from './severity'

/** A finding with what decides its weight. */
export interface Found {
  readonly rule: Rule
  readonly finding: Finding
  readonly severity: Severity
  /** Somebody set the severity: nothing else changes it. */
  readonly pinned: boolean
  readonly habit?: Share | undefined
}
