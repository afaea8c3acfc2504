import { touches } from '../text/span'
import type { Found } from './found'

/** One cause, one finding: leaves out those that a better finding at the same place makes superfluous. */
export function withoutRepeats(found: readonly Found[]): readonly Found[] {
  return found.filter(
    ({ rule: { yieldsTo }, finding }) =>
      !yieldsTo ||
      !found.some(
        other =>
          yieldsTo.includes(other.rule.id) && touches(finding.at.span, other.finding.at.span),
      ),
  )
}
