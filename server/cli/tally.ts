import type { Problem } from '../rules/run'
import type { Rule } from '../rules/rule'
import { SEVERITIES, weaker, type Severity } from '../rules/severity'

/** What a run has found so far. */
export interface Tally {
  /** How many messages were checked. */
  readonly messages: number
  /** How many findings there are of each severity. */
  readonly counts: Readonly<Record<Severity, number>>
  /** The rules that found something, each with the worst that it found. */
  readonly rules: ReadonlyMap<Rule, Severity>
  /** How many things could not be done. */
  readonly failures: number
  add(problems: readonly Problem[]): void
  /** Counts so many messages in which nothing was found. */
  pass(count: number): void
  fail(): void
}

/** An empty tally. */
export function newTally(): Tally {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 }
  const rules = new Map<Rule, Severity>()
  let messages = 0
  let failures = 0
  return {
    get messages() {
      return messages
    },
    get failures() {
      return failures
    },
    counts,
    rules,
    fail() {
      failures++
    },
    pass(count) {
      messages += count
    },
    add(problems) {
      messages++
      for (const { severity, rule } of problems) {
        counts[severity]++
        rules.set(rule, stronger(severity, rules.get(rule)))
      }
    },
  }
}

function stronger(severity: Severity, known: Severity | undefined): Severity {
  return known !== undefined && weaker(severity, known) === severity ? known : severity
}

/** The tally as one line: `3 errors, 2 warnings in 1 message`. */
export function summary({ counts, messages, failures }: Tally): string {
  if (messages === 0 && failures > 0) return 'Nothing was checked'
  const found = SEVERITIES.filter(severity => counts[severity] > 0).map(severity =>
    numbered(counts[severity], severity),
  )
  const what = found.length > 0 ? found.join(', ') : 'No findings'
  const all = failures > 0 ? '; not everything could be checked' : ''
  return `${what} in ${numbered(messages, 'message')}${all}`
}

function numbered(count: number, noun: string): string {
  // "Information" has no plural.
  return `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`
}
