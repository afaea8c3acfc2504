import { STATES, type State } from '../model/state'
import { RULES } from '../rules'
import { sourceUrl, type Rule } from '../rules/rule'
import { severityOf } from '../rules/run'
import { rulesNamed } from '../rules/ruleNames'
import type { Severity } from '../rules/severity'
import { noSuchRule } from '../services/unknownNames'
import { ruleDocument } from '../services/ruleDocument'
import { isOn, oneOf, readCommandLine } from './commandOptions'
import { stringify } from './formats/json'
import { Refusal } from './refusal'
import type { World } from './world'

/** `kernel-patch rules`: every rule, or those that are named, with all that is known of it. Throws a `Refusal` for what it does not take. */
export function run(argv: readonly string[], world: Pick<World, 'out'>): Promise<number> {
  const line = readCommandLine(argv, { '--format': 'value', '--help': 'switch', '-h': 'switch' })
  if (isOn(line, '--help', '-h')) {
    world.out(RULES_HELP)
    return Promise.resolve(0)
  }
  const { operands } = line
  const rules = operands.length === 0 ? RULES : [...new Set(operands.flatMap(named))]
  if (oneOf(line, '--format', ['text', 'json']) === 'json')
    world.out(`[\n${rules.map(rule => stringify(factsOf(rule))).join(',\n')}\n]\n`)
  else world.out(rules.map(operands.length === 0 ? textOf : ruleDocument).join('\n'))
  return Promise.resolve(0)
}

const RULES_HELP = `Usage: kernel-patch rules [--format text|json] [RULE]...

Lists the rules: what each asks and why, where that is written, how severe a finding is in each state of a text, what
can be set, and the types of checkpatch.pl that it covers. As json it is one array with an object for each rule.

RULE, an id or a type of checkpatch.pl, asks for one rule; as text with examples, as in docs/rules.
`

function named(name: string): readonly Rule[] {
  const found = rulesNamed(RULES, name)
  if (found.length > 0) return found
  throw new Refusal(noSuchRule(name, RULES))
}

function factsOf(rule: Rule): object {
  return {
    id: rule.id,
    summary: rule.summary,
    why: rule.why,
    source: sourceUrl(rule),
    severity: rule.severity,
    states: Object.fromEntries(STATES.map(state => [state, severityIn(rule, state)])),
    fixable: rule.fixable,
    checkpatch: rule.checkpatch,
    options: rule.options ?? {},
  }
}

function textOf(rule: Rule): string {
  const states = STATES.map(state => `${state} ${severityIn(rule, state)}`)
  const severity = rule.onlyInProfiles
    ? 'only in profiles that ask for it'
    : `${rule.severity} (${states.join(', ')})`
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `  option ${name} (${String(option.default)}): ${option.description}`,
  )
  const lines = [
    `${rule.id}: ${rule.summary}`,
    `  ${rule.why}`,
    `  ${sourceUrl(rule)}`,
    `  severity: ${severity}${rule.fixable ? '; can be fixed' : ''}`,
    ...(rule.checkpatch.length > 0 ? [`  checkpatch: ${rule.checkpatch.join(', ')}`] : []),
    ...options,
  ]
  return `${lines.join('\n')}\n`
}

/** How severe a usual finding is in a state. */
function severityIn(rule: Rule, state: State): Severity | 'off' {
  return severityOf(rule, { kind: rule.kinds?.[0] ?? 'patch', state }, undefined)
}
