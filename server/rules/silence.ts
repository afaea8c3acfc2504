import type { Rule } from './rule'
import type { RuleSettings } from './run'

/**
 * Knows without taking a text apart that no rule will say anything of it, for texts of published commits: few rules
 * speak there, and those look for something that most texts do not hold.
 */
export function silenceOnHistory(
  rules: readonly Rule[],
  settings: RuleSettings | undefined,
): (text: string) => boolean {
  const signs: RegExp[] = []
  for (const { id, inState, sign } of rules) {
    const usual = inState?.history ?? 'off'
    if (usual === 'off' || settings?.[id]?.severity === 'off') continue
    // A rule that may find something in any text.
    if (!sign) return () => false
    if (!signs.some(known => String(known) === String(sign))) signs.push(sign)
  }
  return text => !signs.some(sign => sign.test(text))
}
