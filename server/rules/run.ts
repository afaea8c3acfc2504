import { changeKind, type ChangeKind } from '../model/changeKind'
import type { Share } from '../model/habits'
import type { History } from '../model/history'
import type { Identity } from '../model/identity'
import type { Message, MessageKind } from '../model/message'
import type { Project } from '../model/project'
import type { Span } from '../text/span'
import type { Asked } from './asked'
import { byHabit } from './byHabit'
import type { Found } from './found'
import { percent } from './percent'
import type { Finding, Fix, OptionValues, Option, Rule } from './rule'
import { weaker, type Severity } from './severity'
import { withoutRepeats } from './sameCause'

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
  /** So many of the project's recent messages do the same, which is why it weighs less. */
  readonly habit?: Share | undefined
  /** Which of the rule's faults it is, where the rule tells them apart. */
  readonly aspect?: string | undefined
  /** Who wants it to weigh what it weighs, where that is a profile and no setting. */
  readonly asked?: Asked | undefined
}

/** What somebody set for one rule: the user, the tree, or a profile. */
export interface RuleSetting {
  readonly severity?: Severity | 'off'
  readonly options?: Readonly<Record<string, number | boolean | string>>
}

/** Settings by the rules' ids. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>

/** What the maintainers of some code ask, by the rules' ids. */
export type ProfileSettings = Readonly<Record<string, RuleSetting & { readonly asked?: Asked }>>

/** What a run needs beside message and rules. */
export interface RunContext {
  readonly git: History
  readonly project: Project
  /** The proper name and address of a person, by .mailmap; nobody has two where it is not given. */
  readonly people?: (identity: Identity) => Identity
  /** What user and tree set: their word is final. */
  readonly settings?: RuleSettings
  /** What the maintainers of the touched code ask for; a setting goes before it. */
  readonly profile?: ProfileSettings | undefined
  readonly signal?: AbortSignal | undefined
  /**
   * The text is being typed: what is not there may still come, and is said only where it was said of the last finished
   * text. `known` holds the `missing` names of the problems of that text.
   */
  readonly unfinished?: { readonly known: ReadonlySet<string> } | undefined
  /** Told of a rule that threw; the other rules go on. */
  onError?(rule: Rule, error: unknown): void
  /** Where somebody wants to know how long each rule takes. */
  readonly stopwatch?: Stopwatch | undefined
}

/** Measures rules. The time that a rule waits for git counts as its own. */
export interface Stopwatch {
  /** Milliseconds since any moment. */
  now(): number
  add(rule: Rule, milliseconds: number): void
}

const USUAL_KINDS: readonly MessageKind[] = ['patch', 'revert', 'backport']

/** A run over one message. */
export interface Checking {
  /** The problems of the rules that need wait for git no longer. */
  soFar(): Promise<Problem[]>
  /** All problems. Rejects only when the signal is aborted. */
  readonly whole: Promise<Problem[]>
}

/** Runs `rules` over one message; the problems come in the order of the text. Throws only when the signal is aborted. */
export function check(
  message: Message,
  rules: readonly Rule[],
  context: RunContext,
): Promise<Problem[]> {
  return beginCheck(message, rules, context).whole
}

/** The same for somebody who wants to hear what is known while some rules still wait for git. */
export function beginCheck(
  message: Message,
  rules: readonly Rule[],
  context: RunContext,
): Checking {
  const found: Found[] = []
  const finding = findAll(message, rules, context, found)
  return {
    soFar: () => problemsIn([...found], message, context),
    whole: finding.then(() => problemsIn(found, message, context)),
  }
}

async function problemsIn(
  found: readonly Found[],
  message: Message,
  context: RunContext,
): Promise<Problem[]> {
  context.signal?.throwIfAborted()
  if (found.length === 0) return []
  const kept = await ofTheRightChange(found, message)
  const weighed = await byHabit(kept, context.project.habits, context.signal)
  context.signal?.throwIfAborted()
  return withoutRepeats(weighed)
    .map(problemOf)
    .filter(problem => !isAwaited(problem, context))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
}

/** Puts into `found` what the rules find, as they find it. */
async function findAll(
  message: Message,
  rules: readonly Rule[],
  context: RunContext,
  found: Found[],
): Promise<void> {
  const waiting: Promise<void>[] = []
  const { git, project, signal, people = asIs, stopwatch } = context
  for (const { rule, severity, options, set, pinned, asked } of speakers(message, rules, context)) {
    const report = (finding: Finding): void => {
      const shown = set ? severity : weaker(severity, finding.severity)
      found.push({ rule, finding, severity: shown, pinned, asked })
    }
    const begun = stopwatch?.now() ?? 0
    const stop = (): void => stopwatch?.add(rule, stopwatch.now() - begun)
    try {
      const findings = rule.check(message, { git, project, people, options, signal })
      if (Symbol.iterator in findings) {
        for (const finding of findings) report(finding)
        stop()
      } else {
        waiting.push(
          collect(findings, report, error => context.onError?.(rule, error)).finally(stop),
        )
      }
    } catch (error) {
      context.onError?.(rule, error)
    }
  }
  await Promise.all(waiting)
}

/** A rule that speaks of a message, and how. */
interface Speaker extends Pick<Found, 'rule' | 'severity' | 'pinned' | 'asked'> {
  readonly options: OptionValues<Record<string, Option>>
  /** Somebody has set its severity by hand. */
  readonly set: boolean
}

/** What was found out last for a list of rules: thousands of messages have the same state, kind and wishes. */
const lastSpeakers = new WeakMap<
  readonly Rule[],
  {
    readonly settings: RuleSettings | undefined
    readonly profile: ProfileSettings | undefined
    readonly byMessage: Map<string, readonly Speaker[]>
  }
>()

/** The rules that speak of such a message at all. */
function speakers(
  message: Pick<Message, 'kind' | 'state'>,
  rules: readonly Rule[],
  { settings, profile }: Pick<RunContext, 'settings' | 'profile'>,
): readonly Speaker[] {
  let last = lastSpeakers.get(rules)
  if (!last || last.settings !== settings || last.profile !== profile) {
    last = { settings, profile, byMessage: new Map() }
    lastSpeakers.set(rules, last)
  }
  const name = `${message.state} ${message.kind}`
  let found = last.byMessage.get(name)
  if (!found) {
    found = rules.flatMap(rule => speaker(message, rule, settings?.[rule.id], profile?.[rule.id]))
    last.byMessage.set(name, found)
  }
  return found
}

function speaker(
  message: Pick<Message, 'kind' | 'state'>,
  rule: Rule,
  setting: RuleSetting | undefined,
  profile: ProfileSettings[string] | undefined,
): readonly Speaker[] {
  const severity = severityOf(rule, message, setting, profile)
  if (severity === 'off') return []
  const options = optionsOf(rule, setting, profile)
  const set = setting?.severity !== undefined
  const asked = set || profile?.severity === undefined ? undefined : profile.asked
  // What the project at large does says nothing of the code whose maintainers ask for something.
  const pinned = set || profile?.severity !== undefined
  return [{ rule, severity, options, set, pinned, asked }]
}

/** The findings of rules that speak of this kind of change. What kind it is, is found out when a rule wants to know. */
async function ofTheRightChange(found: readonly Found[], message: Message): Promise<Found[]> {
  let kind: Promise<ChangeKind> | undefined
  const kept: Found[] = []
  for (const each of found) {
    const { changes } = each.rule
    if (!changes || changes.includes(await (kind ??= changeKind(message)))) kept.push(each)
  }
  return kept
}

/** Whether a problem may yet be settled by what the author is about to type, and has not been shown before. */
function isAwaited({ missing }: Problem, { unfinished }: RunContext): boolean {
  return unfinished !== undefined && missing !== undefined && !unfinished.known.has(missing)
}

/**
 * The severity of a rule for a message; `off` where it does not speak. A setting goes before the profile's word, and
 * that before the rule's own; what a state silences stays silent.
 */
export function severityOf(
  rule: Rule,
  message: Pick<Message, 'kind' | 'state'>,
  setting?: RuleSetting,
  profile?: RuleSetting,
): Severity | 'off' {
  const wanted = setting?.severity ?? profile?.severity
  if (wanted === 'off' || (wanted === undefined && rule.onlyInProfiles)) return 'off'
  if (!(rule.kinds ?? USUAL_KINDS).includes(message.kind)) return 'off'
  const usual =
    rule.inState?.[message.state] ?? (message.state === 'history' ? 'off' : rule.severity)
  if (usual === 'off' || setting?.severity !== undefined)
    return usual === 'off' ? 'off' : (wanted ?? usual)
  // A profile weighs a rule; that a state takes it more lightly still holds.
  const eased = rule.inState?.[message.state] !== undefined
  return wanted === undefined ? usual : eased ? weaker(wanted, usual) : wanted
}

function optionsOf(
  rule: Rule,
  setting: RuleSetting | undefined,
  profile: RuleSetting | undefined,
): OptionValues<Record<string, Option>> {
  const values: Record<string, number | boolean | string> = {}
  for (const [name, option] of Object.entries(rule.options ?? {})) {
    const given = [setting?.options?.[name], profile?.options?.[name]]
    values[name] = given.find(value => typeof value === typeof option.default) ?? option.default
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

function problemOf({ rule, finding, severity, habit, asked }: Found): Problem {
  const { at, message, search } = finding
  return {
    rule,
    at: at.span,
    message: habit ? `${message} ${saidOf(habit)}` : message,
    severity,
    fixes: present([finding.fix, ...(finding.otherFixes ?? [])]),
    missing: rule.missing || finding.missing ? `${rule.id}\n${at.text}` : undefined,
    search: search && (async signal => present(await search(signal))),
    habit,
    aspect: finding.aspect,
    asked,
  }
}

/** What a habit is, as a sentence. */
function saidOf({ share }: Share): string {
  return `(${percent(share)} of this project's recent commits do so.)`
}

function present(fixes: readonly (Fix | undefined)[]): Fix[] {
  return fixes.filter(fix => fix !== undefined)
}

function asIs(identity: Identity): Identity {
  return identity
}
