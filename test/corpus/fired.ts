import { isLoud, type CorpusFinding } from './finding'

/** What the rules find in one corpus: kept as data, from which docs/precision.md is made. */
export interface Fired {
  /** As verdicts name it: `u-boot`. */
  readonly repository: string
  /** How the corpus was chosen, for a reader: a range of commits, a folder of patches. */
  readonly what: string
  readonly messages: number
  /** Messages with at least one error or warning. */
  readonly loudMessages: number
  /** By rule, in alphabetical order: how many findings of each severity. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Every error and warning as `rule commit line`. */
  readonly loud: readonly string[]
}

/** Sums up what was found. */
export function firedOf(
  corpus: Pick<Fired, 'repository' | 'what' | 'messages'>,
  findings: readonly CorpusFinding[],
): Fired {
  const rules: Record<string, Record<string, number>> = {}
  for (const { rule, severity } of findings) {
    const counts = (rules[rule] ??= {})
    counts[severity] = (counts[severity] ?? 0) + 1
  }
  const loud = findings.filter(isLoud)
  return {
    ...corpus,
    loudMessages: new Set(loud.map(({ file }) => file)).size,
    rules: Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1))),
    loud: loud.map(keyOf).sort(),
  }
}

/** What a finding and a verdict on it have in common. */
export function keyOf({ rule, file, line }: Pick<CorpusFinding, 'rule' | 'file' | 'line'>): string {
  return `${rule} ${file} ${line}`
}
