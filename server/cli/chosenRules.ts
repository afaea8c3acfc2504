import type { Rule } from '../rules/rule'
import { isForeignType, rulesNamed } from '../rules/ruleNames'
import { noSuchRule } from '../services/unknownNames'
import type { CheckOptions } from './checkOptions'
import { Refusal } from './refusal'

/**
 * The rules that `--rule` and `--ignore` leave, both of which take ids and checkpatch.pl's types, case ignored. Throws
 * a `Refusal` for a name that is neither.
 */
export function chosenRules(
  rules: readonly Rule[],
  { only, ignore }: Pick<CheckOptions, 'only' | 'ignore'>,
): readonly Rule[] {
  const wanted = only.length === 0 ? undefined : allNamed(rules, only)
  const unwanted = allNamed(
    rules,
    ignore.filter(name => !isForeignType(rules, name)),
  )
  return rules.filter(rule => (wanted?.has(rule) ?? true) && !unwanted.has(rule))
}

function allNamed(rules: readonly Rule[], names: readonly string[]): ReadonlySet<Rule> {
  return new Set(
    names.flatMap(name => {
      const found = rulesNamed(rules, name)
      if (found.length > 0) return found
      throw new Refusal(noSuchRule(name, rules))
    }),
  )
}
