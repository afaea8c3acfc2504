import { STATES, type State } from '../model/state'
import { PROFILES } from '../rules/profiles'
import { sourceUrl, type Example, type Rule } from '../rules/rule'
import { severityOf } from '../rules/run'
import type { Severity } from '../rules/severity'
import { weightOf } from './profileDocument'

/** All that is known of a rule, as a page in Markdown. */
export function ruleDocument(rule: Rule): string {
  const states = STATES.map(state => `${state}: ${severityIn(rule, state)}`).join(' · ')
  const options = Object.entries(rule.options ?? {}).map(
    ([name, option]) => `- \`${name}\` (${String(option.default)}): ${option.description}\n`,
  )
  return [
    `# ${rule.id}\n`,
    `${rule.summary}\n`,
    `${rule.why}\n`,
    `| | |\n|---|---|\n| Severity | ${states} |\n${profileRow(rule)}| Quick fix | ${rule.fixable ? 'yes' : 'no'} |\n| checkpatch.pl | ${rule.checkpatch.map(type => `\`${type}\``).join(', ') || '–'} |\n| Source | <${sourceUrl(rule)}> |\n`,
    ...(options.length > 0 ? [`## Options\n\n${options.join('')}`] : []),
    ...rule.examples.map(exampleText),
    `## Turning it off\n\n\`"kernelPatch.rules": { "${rule.id}": "off" }\` in the settings of VS Code, \`--ignore ${rule.id}\` on the command line.\n`,
  ].join('\n')
}

function exampleText({ bad, good, because, as, state, linux }: Example): string {
  const where = [
    as === 'box' ? 'in the Source Control box' : as === 'mail' ? 'in a mail' : '',
    state ? `as ${state}` : '',
    linux ? 'in Linux' : '',
  ]
    .filter(word => word !== '')
    .join(', ')
  const about = where ? ` (${where})` : ''
  const parts: string[] = []
  if (bad !== undefined) parts.push(`## Bad${about}\n\n${fenced(bad)}`)
  if (good !== undefined)
    parts.push(
      `## ${bad === undefined ? 'Good' : 'Good, after the quick fix'}${about}\n\n${fenced(good)}`,
    )
  if (because !== undefined) parts.push(`${because}\n`)
  return parts.join('\n')
}

/** Examples hold anything but a line of four backquotes. */
function fenced(text: string): string {
  const shown = text.replace(UNSEEN, character => `<U+${hexOf(character)}>`)
  return `\`\`\`\`text\n${shown.endsWith('\n') ? shown : `${shown}\n`}\`\`\`\`\n`
}

/** What nobody would see on a page, or what would turn the page round: controls, marks of direction, bytes that are no UTF-8. */
const UNSEEN = /[\0-\b\v-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Profiles that weigh the rule in another way, as a row; none where no profile does. */
function profileRow({ id }: Rule): string {
  const asked = PROFILES.flatMap(profile => {
    const setting = profile.rules[id]
    return setting ? [`${profile.id}: ${weightOf(setting)}`] : []
  })
  return asked.length === 0 ? '' : `| Profiles | ${asked.join(' · ')} |\n`
}

function severityIn(rule: Rule, state: State): Severity | 'off' {
  return severityOf(rule, { kind: rule.kinds?.[0] ?? 'patch', state })
}
