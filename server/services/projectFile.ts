import type { Option, Rule } from '../rules/rule'
import { isForeignType, rulesNamed } from '../rules/ruleNames'
import type { RuleSetting, RuleSettings } from '../rules/run'
import { isSeverity, SEVERITIES } from '../rules/severity'
import { didYouMean } from '../text/nearest'
import { noSuchProfile, noSuchRule, shown } from './unknownNames'

/** The name of the file at the top of a tree in which a project says what it wants. */
export const PROJECT_FILE = '.kernel-patch.json'

/** What a project's file says. It is data: nothing in it is ever run or followed. */
export interface ProjectFile {
  /** The profile that holds for all of its messages. */
  readonly profile: string | undefined
  readonly rules: RuleSettings
  /** What is wrong with the file, in plain sentences; the rest of it holds. */
  readonly faults: readonly string[]
}

/** Reads the text of such a file. Any text gives a result. */
export function readProjectFile(text: string, rules: readonly Rule[]): ProjectFile {
  const faults: string[] = []
  let more = 0
  const fault: Fault = sentence => {
    if (faults.length < MOST_FAULTS) faults.push(`${PROJECT_FILE}: ${sentence()}`)
    else more++
  }
  const content = parsed(text, fault)
  for (const key of Object.keys(content)) {
    if (!KEYS.includes(key)) fault(() => `There is no "${shown(key)}"${didYouMean(key, KEYS)}`)
  }
  const profile = profileIn(content['profile'], fault)
  const settings = {
    ...ruleSettingsIn(content['rules'], rules, fault),
    ...ignoredIn(content['ignore'], rules, fault),
  }
  if (more > 0) faults.push(`${PROJECT_FILE}: There are ${more} more faults.`)
  return { profile, rules: settings, faults }
}

/** So many faults are told of: a stranger's file may have thousands, and to look for what was meant takes its time. */
const MOST_FAULTS = 20

const KEYS = ['$schema', 'profile', 'rules', 'ignore']

/** Told of a fault; the sentence is made where somebody will read it. */
type Fault = (sentence: () => string) => void
type Json = Readonly<Record<string, unknown>>

function parsed(text: string, fault: Fault): Json {
  try {
    const content: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    if (isRecord(content)) return content
    fault(() => 'The file has to be one object in braces.')
  } catch (error) {
    fault(
      () =>
        `The file is no JSON (${shown(error instanceof Error ? error.message : String(error))}).`,
    )
  }
  return {}
}

function profileIn(value: unknown, fault: Fault): string | undefined {
  if (value === undefined || value === 'auto') return undefined
  if (typeof value !== 'string') {
    fault(() => '"profile" has to be a name.')
    return undefined
  }
  const wrong = noSuchProfile(value)
  if (wrong !== undefined) fault(() => wrong)
  return wrong === undefined ? value : undefined
}

function ruleSettingsIn(value: unknown, rules: readonly Rule[], fault: Fault): RuleSettings {
  if (value === undefined) return {}
  if (!isRecord(value)) {
    fault(() => '"rules" has to be an object with the names of rules.')
    return {}
  }
  const settings: [string, RuleSetting][] = []
  for (const [id, wanted] of Object.entries(value)) {
    const rule = rules.find(each => each.id === id)
    if (rule) settings.push([id, settingIn(wanted, rule, fault)])
    else fault(() => noSuchRule(id, rules))
  }
  return Object.fromEntries(settings)
}

function settingIn(value: unknown, { id, options = {} }: Rule, fault: Fault): RuleSetting {
  const { severity, ...given } = isRecord(value) ? value : { severity: value }
  const values: Record<string, number | boolean | string> = {}
  for (const [name, wanted] of Object.entries(given)) {
    const option: Option | undefined = Object.hasOwn(options, name) ? options[name] : undefined
    const type = typeof option?.default
    if (!option)
      fault(() => `${id} has no option ${shown(name)}${didYouMean(name, Object.keys(options))}`)
    else if (typeof wanted !== type) fault(() => `${id}: "${name}" has to be a ${type}.`)
    else values[name] = wanted as number | boolean | string
  }
  if (severity !== undefined && !isSeverity(severity))
    fault(() => `${id}: the severity has to be one of ${[...SEVERITIES, 'off'].join(', ')}.`)
  return { ...(isSeverity(severity) ? { severity } : {}), options: values }
}

function ignoredIn(value: unknown, rules: readonly Rule[], fault: Fault): RuleSettings {
  if (value === undefined) return {}
  const names: readonly unknown[] = Array.isArray(value) ? value : []
  if (!Array.isArray(value) || names.some(name => typeof name !== 'string'))
    fault(() => '"ignore" has to be a list of names.')
  const ignored = names
    .filter(name => typeof name === 'string')
    .flatMap(name => {
      const found = rulesNamed(rules, name)
      if (found.length === 0 && !isForeignType(rules, name)) fault(() => noSuchRule(name, rules))
      return found
    })
  return Object.fromEntries(ignored.map(({ id }) => [id, { severity: 'off' }]))
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
