import type { Rule } from '../rules/rule'
import type { CheckOptions } from './checkOptions'
import { didYouMean } from './nearest'
import { Refusal } from './refusal'

/**
 * The rules that `--rule` and `--ignore` leave, both of which take ids and checkpatch.pl's types, case ignored. Throws
 * a `Refusal` for a name that is neither.
 */
export function chosenRules(
  rules: readonly Rule[],
  { only, ignore }: Pick<CheckOptions, 'only' | 'ignore'>,
): readonly Rule[] {
  const wanted = only.length === 0 ? undefined : rulesNamed(rules, only)
  const unwanted = rulesNamed(rules, ignore)
  return rules.filter(rule => (wanted?.has(rule) ?? true) && !unwanted.has(rule))
}

function rulesNamed(rules: readonly Rule[], names: readonly string[]): ReadonlySet<Rule> {
  return new Set(
    names.flatMap(name => {
      const lower = name.toLowerCase()
      const found = rules.filter(rule => namesOf(rule).some(known => known.toLowerCase() === lower))
      if (found.length > 0) return found
      throw new Refusal(`There is no rule ${name}${didYouMean(name, rules.flatMap(namesOf))}`)
    }),
  )
}

function namesOf({ id, checkpatch }: Rule): readonly string[] {
  return [id, ...checkpatch]
}
