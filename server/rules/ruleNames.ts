import { editDistance } from '../text/editDistance'
import type { Rule } from './rule'

/** The rules that a name stands for: an id, or a type of checkpatch.pl that they cover. Case is ignored. */
export function rulesNamed(rules: readonly Rule[], name: string): readonly Rule[] {
  const lower = name.toLowerCase()
  return rules.filter(rule => namesOf(rule).some(known => known.toLowerCase() === lower))
}

/** Every name that a rule may be called by, for the question whether another was meant. */
export function ruleNames(rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(namesOf)
}

/**
 * Whether a name is one of checkpatch.pl's types about code: whoever hands over the list that they give to checkpatch
 * means no rule of ours. What is nearly a type that we know is a slip all the same.
 */
export function isForeignType(rules: readonly Rule[], name: string): boolean {
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)) return false
  return rules
    .flatMap(({ checkpatch }) => checkpatch)
    .every(type => editDistance(type, name, 2) > 2)
}

function namesOf({ id, checkpatch }: Rule): readonly string[] {
  return [id, ...checkpatch]
}
