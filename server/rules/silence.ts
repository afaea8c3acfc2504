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
    const signed = signs.filter(({ sign }) => sign.test(text))
    if (signed.length === 0) return true
    const doubtful = signed.flatMap(({ rules }) => rules)
    if (doubtful.some(rule => !rule.sound)) return false
    return areSound(text, doubtful, context)
  }
}

async function areSound(
  text: string,
  rules: readonly Rule[],
  context: GlanceContext,
): Promise<boolean> {
  const answers: Promise<boolean>[] = []
  for (const rule of rules) {
    const answer = rule.sound?.(text, context) ?? false
    if (answer === false) return false
    if (answer !== true) answers.push(answer)
  }
  return (await Promise.all(answers)).every(Boolean)
}
