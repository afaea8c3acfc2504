/** error: the patch will bounce. warning: a maintainer will ask. information and hint: worth knowing. */
export type Severity = 'error' | 'warning' | 'information' | 'hint'

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** Whether what somebody wrote is a severity, or the word for none. */
export function isSeverity(value: unknown): value is Severity | 'off' {
  return value === 'off' || SEVERITIES.some(severity => severity === value)
}

/** The weaker of two severities. */
export function weaker(a: Severity, b: Severity | undefined): Severity {
  return b !== undefined && SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a
}

/** The next weaker severity; a hint stays one. */
export function oneLevelDown(severity: Severity): Severity {
  return SEVERITIES[SEVERITIES.indexOf(severity) + 1] ?? severity
}
