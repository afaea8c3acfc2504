import type { Option, Rule } from '../rules/rule'
import type { RuleSetting } from '../rules/run'
import { isSeverity } from '../rules/severity'
import { noSuchProfile, noSuchRule } from '../services/unknownNames'
import { SETTINGS, type Settings } from '../settings'

/**
 * What an editor sent as `kernelPatch`, whatever it is: values of another type or range than declared count as not
 * set. Names with dots may come as objects in objects, as VS Code sends them, or flat.
 */
export function readSettings(sent: unknown): Settings {
  const enable = valueOf(sent, 'enable')
  const delay = valueOf(sent, 'check.delay')
  const profile = String(valueOf(sent, 'profile'))
  const rules = fieldOf(sent, 'rules')
  return {
    enable: enable === 'always' || enable === 'never' ? enable : 'auto',
    profile: noSuchProfile(profile) === undefined ? profile : 'auto',
    check: { delay: typeof delay === 'number' ? Math.min(Math.max(delay, 0), LONGEST_DELAY) : 0 },
    projectHabits: valueOf(sent, 'habits') === true,
    maintainers: { history: valueOf(sent, 'maintainers.history') === true },
    contributors: {
      personMap: String(valueOf(sent, 'contributors.personMap')),
      domainMap: String(valueOf(sent, 'contributors.domainMap')),
    },
    rules: isRecord(rules) ? Object.fromEntries(Object.entries(rules).filter(isRuleEntry)) : {},
  }
}

/** What is wrong with the names in what an editor sent: plain sentences for the log. */
export function settingFaults(sent: unknown, known: readonly Rule[]): string[] {
  const profile = valueOf(sent, 'profile')
  const rules = fieldOf(sent, 'rules')
  const unknown = Object.keys(isRecord(rules) ? rules : {}).filter(
    name => !known.some(({ id }) => id === name),
  )
  const wrong = profile === 'auto' ? undefined : noSuchProfile(String(profile))
  return [
    ...(wrong === undefined ? [] : [`kernelPatch.profile: ${wrong}`]),
    ...unknown.map(name => `kernelPatch.rules: ${noSuchRule(name, known)}`),
  ]
}

/** The setting of each rule: a severity or `off`, or an object with a severity and the rule's options. */
export function ruleSettings(
  rules: Settings['rules'],
  known: readonly Rule[],
): Record<string, RuleSetting> {
  const settings: Record<string, RuleSetting> = {}
  for (const rule of known) {
    const sent = rules[rule.id]
    if (sent === undefined) continue
    const { severity, ...options } = typeof sent === 'string' ? { severity: sent } : sent
    settings[rule.id] = {
      ...(isSeverity(severity) ? { severity } : {}),
      options: declared(options, rule.options ?? {}),
    }
  }
  return settings
}

/** Milliseconds. Nobody waits longer for a check. */
const LONGEST_DELAY = 60_000

/** The value sent for one of the declared settings, or its default where none of the right type came. */
function valueOf(sent: unknown, name: string): unknown {
  const setting = SETTINGS.find(one => one.name === name)
  const value = fieldOf(sent, name) ?? name.split('.').reduce<unknown>(fieldOf, sent)
  return typeof value === setting?.type ? value : setting?.default
}

function declared(
  sent: Readonly<Record<string, unknown>>,
  options: Readonly<Record<string, Option>>,
): Record<string, number | boolean | string> {
  const values: Record<string, number | boolean | string> = {}
  for (const name of Object.keys(options)) {
    const value = sent[name]
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string')
      values[name] = value
  }
  return values
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

function isRuleEntry(
  entry: [string, unknown],
): entry is [string, string | Record<string, unknown>] {
  return typeof entry[1] === 'string' || isRecord(entry[1])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
