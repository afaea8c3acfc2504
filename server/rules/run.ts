import type { History } from '../model/history'
import type { Identity } from '../model/identity'
import type { Message, MessageKind } from '../model/message'
import type { Project } from '../model/project'
import type { Span } from '../text/span'
import type { Finding, Fix, OptionValues, Option, Rule } from './rule'
import { weaker, type Severity } from './severity'

/** A finding as it is shown: the rule's severity applied, the place counted in the document. */
export interface Problem {
  readonly rule: Rule
  readonly at: Span
  readonly message: string
  readonly severity: Severity
  /** The preferred fix first. */
  readonly fixes: readonly Fix[]
  /** Says that something is not there yet; names the finding, so that it is recognised in a later version of the text. */
  readonly missing?: string | undefined
  /** Further fixes that take a look-up in history. */
  readonly search?: ((signal?: AbortSignal) => Promise<readonly Fix[]>) | undefined
}

/** What the user set for one rule. */
export interface RuleSetting {
  readonly severity?: Severity | 'off'
  readonly options?: Readonly<Record<string, number | boolean | string>>
}

/** What a run needs beside message and rules. */
export interface RunContext {
  readonly git: History
  readonly project: Project
  /** The proper name and address of a person, by .mailmap; nobody has two where it is not given. */
  readonly people?: (identity: Identity) => Identity
  readonly settings?: Readonly<Record<string, RuleSetting>>
  readonly signal?: AbortSignal | undefined
  /**
   * The text is being typed: what is not there may still come, and is said only where it was said of the last finished
   * text. `known` holds the `missing` names of the problems of that text.
   */
  readonly unfinished?: { readonly known: ReadonlySet<string> } | undefined
  /** Told of a rule that threw; the other rules go on. */
  onError?(rule: Rule, error: unknown): void
}

const USUAL_KINDS: readonly MessageKind[] = ['patch', 'revert', 'backport']

/** Runs `rules` over one message; the problems come in the order of the text. Throws only when the signal is aborted. */
export async function check(
  message: Message,
  rules: readonly Rule[],
  context: RunContext,
): Promise<Problem[]> {
  const problems: Problem[] = []
  const waiting: Promise<void>[] = []
  for (const rule of rules) {
    const setting = context.settings?.[rule.id]
    const severity = severityOf(rule, message, setting)
    if (severity === 'off') continue
    const { git, project, signal, people = asIs } = context
    const options = optionsOf(rule, setting)
    const report = (finding: Finding): void => {
      const shown = setting?.severity ? severity : weaker(severity, finding.severity)
      const problem = problemOf(rule, finding, shown)
      if (!isAwaited(problem, context)) problems.push(problem)
    }
    try {
      const findings = rule.check(message, { git, project, people, options, signal })
      if (Symbol.iterator in findings) for (const finding of findings) report(finding)
      else waiting.push(collect(findings, report, error => context.onError?.(rule, error)))
    } catch (error) {
      context.onError?.(rule, error)
    }
  }
  await Promise.all(waiting)
  context.signal?.throwIfAborted()
  return problems.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
}

/** Whether a problem may yet be settled by what the author is about to type, and has not been shown before. */
function isAwaited({ missing }: Problem, { unfinished }: RunContext): boolean {
  return unfinished !== undefined && missing !== undefined && !unfinished.known.has(missing)
}

/** The severity of a rule for a message; `off` where it does not speak. A user's own setting wins over the state's. */
export function severityOf(
  rule: Rule,
  message: Pick<Message, 'kind' | 'state'>,
  setting: RuleSetting | undefined,
): Severity | 'off' {
  if (setting?.severity === 'off') return 'off'
  if (!(rule.kinds ?? USUAL_KINDS).includes(message.kind)) return 'off'
  const usual =
    rule.inState?.[message.state] ?? (message.state === 'history' ? 'off' : rule.severity)
  return usual === 'off' ? 'off' : (setting?.severity ?? usual)
}

function optionsOf(
  rule: Rule,
  setting: RuleSetting | undefined,
): OptionValues<Record<string, Option>> {
  const values: Record<string, number | boolean | string> = {}
  for (const [name, option] of Object.entries(rule.options ?? {})) {
    const set = setting?.options?.[name]
    values[name] = typeof set === typeof option.default && set !== undefined ? set : option.default
  }
  return values
}

async function collect(
  findings: AsyncIterable<Finding>,
  report: (finding: Finding) => void,
  failed: (error: unknown) => void,
): Promise<void> {
  try {
    for await (const finding of findings) report(finding)
  } catch (error) {
    failed(error)
  }
}

function problemOf(rule: Rule, finding: Finding, severity: Severity): Problem {
  const { at, message, search } = finding
  return {
    rule,
    at: at.span,
    message,
    severity,
    fixes: present([finding.fix, ...(finding.otherFixes ?? [])]),
    missing: rule.missing || finding.missing ? `${rule.id}\n${at.text}` : undefined,
    search: search && (async signal => present(await search(signal))),
  }
}

function present(fixes: readonly (Fix | undefined)[]): Fix[] {
  return fixes.filter(fix => fix !== undefined)
}

function asIs(identity: Identity): Identity {
  return identity
}
