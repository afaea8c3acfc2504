import type { Share } from '../model/habits'
import type { Asked } from './asked'
import type { Finding, Rule } from './rule'
import type { Severity } from './severity'

/** A finding with what decides its weight. */
export interface Found {
  readonly rule: Rule
  readonly finding: Finding
  readonly severity: Severity
  /** Somebody set the severity, or those whose code it is ask for it: no habit changes it. */
  readonly pinned: boolean
  readonly habit?: Share | undefined
  /** The profile that decided on the severity. */
  readonly asked?: Asked | undefined
}
