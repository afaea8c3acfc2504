import type { Rule } from '../../rules/rule'
import { sourceUrl } from '../../rules/rule'
import type { Problem } from '../../rules/run'
import { SEVERITIES } from '../../rules/severity'
import type { CheckedMessage } from '../../services/check'
import type { Document } from '../document'
import { summary } from '../tally'
import type { Colors } from './colors'
import { excerptOf } from './excerpt'
import type { Printer } from './printer'
import { quoteOf } from './quote'
import { visible } from './visible'

/** How findings are printed as text. */
export interface TextOptions {
  /** Rules in the order in which their reasons are given. */
  readonly rules: readonly Rule[]
  readonly colors: Colors
  /** Print no sum where nothing was found. */
  readonly quiet: boolean
  readonly signal: AbortSignal
}

/**
 * For people: each finding with its place, its line and what can be done; below all of them, once for each rule, why
 * it matters, the worst first, and how much was found.
 */
export function textPrinter({ rules, colors, quiet, signal }: TextOptions): Printer {
  return {
    async message(document, checked) {
      if (checked.problems.length === 0) return ''
      const lines = headingOf(document, checked).map(colors.strong)
      for (const problem of checked.problems) {
        lines.push(...findingLines(document, checked, problem, colors))
        const found = problem.search ? await problem.search(signal) : []
        for (const { title } of [...problem.fixes, ...found]) {
          lines.push(`    ${colors.fix(`fix: ${visible(title)}`)}`)
        }
      }
      return `${lines.join('\n')}\n\n`
    },
    end(tally) {
      if (quiet && tally.rules.size === 0 && tally.failures === 0) return ''
      // What bounces comes first.
      const reasons = SEVERITIES.flatMap(severity =>
        rules.filter(rule => tally.rules.get(rule) === severity),
      ).map(rule => `  ${rule.id}: ${rule.why}\n    ${colors.faint(sourceUrl(rule))}\n`)
      const why =
        reasons.length > 0 ? `${colors.strong('Why it matters')}\n${reasons.join('')}\n` : ''
      return `${why}${colors.strong(summary(tally))}\n`
    },
  }
}

/** Which message it is, where the places do not tell. */
function headingOf(
  { name, commit, count }: Document,
  { index, message }: CheckedMessage,
): string[] {
  if (commit) return [visible(`commit ${shortName(name)} ("${commit.subject}")`)]
  if (count < 2) return []
  const subject = message.subject ? `: ${message.subject.whole.text}` : ''
  return [visible(`${name}, message ${index + 1} of ${count}${subject}`)]
}

function findingLines(
  document: Document,
  checked: CheckedMessage,
  { at, severity, message, rule, asked }: Problem,
  colors: Colors,
): string[] {
  const { line, character } = document.extentOf(at).start
  const name = document.commit ? shortName(document.name) : document.name
  const place = colors.strong(visible(`${name}:${line + 1}:${character + 1}:`))
  const paint = colors.severity[severity]
  const { line: text, from, to } = quoteOf(document.text, checked, at)
  const excerpt = excerptOf(text, from, to)
  return [
    `${place} ${paint(`${severity}:`)} ${visible(message)} ${colors.faint(`[${rule.id}]`)}`,
    ...(excerpt.line === '' ? [] : [`    ${excerpt.line}`, `    ${paint(excerpt.marker)}`]),
    ...(asked ? [`    ${colors.faint(`asked by ${asked.by}: ${asked.source}`)}`] : []),
  ]
}

/** As many digits of a commit's id as the kernel writes. */
function shortName(hash: string): string {
  return hash.slice(0, 12)
}
