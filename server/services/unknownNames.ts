import { PROFILES } from '../rules/profiles'
import type { Rule } from '../rules/rule'
import { ruleNames } from '../rules/ruleNames'
import { didYouMean } from '../text/nearest'

/** What is said of a name that is no rule's, by settings of all kinds. */
export function noSuchRule(name: string, rules: readonly Rule[]): string {
  return `There is no rule ${shown(name)}${didYouMean(name, ruleNames(rules))}`
}

/** What is said of a name that is no profile's; undefined for one that is. */
export function noSuchProfile(name: string): string | undefined {
  const known = PROFILES.map(({ id }) => id)
  if (known.includes(name)) return undefined
  return `There is no profile ${shown(name)}${didYouMean(name, known)}`
}

/** A stranger's word, short enough for a sentence. */
export function shown(word: string): string {
  return word.length > 60 ? `${word.slice(0, 60)}…` : word
}
