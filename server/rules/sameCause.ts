import type { Found } from './found'

/** One cause, one finding: leaves out those that a better finding at the same place makes superfluous. */
export function withoutRepeats(found: readonly Found[]): readonly Found[] {
  return found.filter(
    ({ rule: { yieldsTo }, finding }) =>
      !yieldsTo ||
      !found.some(other => yieldsTo.includes(other.rule.id) && meet(finding.at, other.finding.at)),
  )
}

/** Whether two pieces share a place; an empty one shares what it touches. */
function meet(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start <= b.end && b.start <= a.end
}
