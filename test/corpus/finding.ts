/** A finding of `kernel-patch check --format json`, as far as the corpus needs it. */
export interface CorpusFinding {
  /** The commit, or the patch's path. */
  readonly file: string
  /** Of `git log --format=%B`, or of the patch; from 1. */
  readonly line: number
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'information' | 'hint'
  readonly message: string
}

/** Whether a finding interrupts: it is shown as an error or as a warning. */
export function isLoud({ severity }: Pick<CorpusFinding, 'severity'>): boolean {
  return severity === 'error' || severity === 'warning'
}
