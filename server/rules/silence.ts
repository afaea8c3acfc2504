import type { GlanceContext, Rule } from './rule'
import type { RuleSettings } from './run'

/**
 * Whether a text of a published commit is one in which no rule finds anything, as far as can be known without taking it
 * apart: `true` at once for most, after git's answer where that decides.
 */
export type Glance = (text: string, context: GlanceContext) => boolean | Promise<boolean>

/** Few rules speak of published commits, and those look for something that most texts do not hold. */
export function silenceOnHistory(
  rules: readonly Rule[],
  settings: RuleSettings | undefined,
): Glance {
  const speakers = rules.filter(
    ({ id, inState }) =>
      (inState?.history ?? 'off') !== 'off' && settings?.[id]?.severity !== 'off',
  )
  const bySign = new Map<string, { readonly sign: RegExp; readonly rules: Rule[] }>()
  for (const rule of speakers) {
    const { sign } = rule
    // A rule that may find something in any text.
    if (!sign) return () => false
    const known = bySign.get(String(sign))
    if (known) known.rules.push(rule)
    else bySign.set(String(sign), { sign, rules: [rule] })
  }
  const signs = [...bySign.values()]

  return (text, context) => {
    const answers: Promise<boolean>[] = []
    for (const { sign, rules } of signs) {
      if (!sign.test(text)) continue
      for (const rule of rules) {
        const answer = rule.sound?.(text, context) ?? false
        if (answer === false) return false
        if (answer !== true) answers.push(answer)
      }
    }
    return answers.length === 0 || areAllTrue(answers)
  }
}

async function areAllTrue(answers: readonly Promise<boolean>[]): Promise<boolean> {
  return (await Promise.all(answers)).every(Boolean)
}
