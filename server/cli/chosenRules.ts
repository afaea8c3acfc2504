import type { Rule } from '../rules/rule'
import type { CheckOptions } from './checkOptions'
import { editDistance } from '../text/editDistance'
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
  const unwanted = rulesNamed(
    rules,
    ignore.filter(name => !isForeignType(rules, name)),
  )
  return rules.filter(rule => (wanted?.has(rule) ?? true) && !unwanted.has(rule))
}

/**
 * Whether a name is one of checkpatch.pl's types about code: whoever hands over the list that they give to checkpatch
 * means no rule of ours. What is nearly a type that we know is a slip all the same.
 */
function isForeignType(rules: readonly Rule[], name: string): boolean {
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)) return false
  return rules
    .flatMap(({ checkpatch }) => checkpatch)
    .every(type => editDistance(type, name, 2) > 2)
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
