/** error: the patch will bounce. warning: a maintainer will ask. information and hint: worth knowing. */
export type Severity = 'error' | 'warning' | 'information' | 'hint'

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** The weaker of two severities. */
export function weaker(a: Severity, b: Severity | undefined): Severity {
  return b !== undefined && SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a
}
