import { TREES, type Profile, type ProfileRule } from '../rules/profile'

/** What a profile asks, as a section in Markdown; `ruleLink` says how a rule is named. */
export function profileDocument(
  profile: Profile,
  ruleLink: (id: string) => string = id => `\`${id}\``,
): string {
  const { id, title, source, rules, advice } = profile
  const rows = Object.entries(rules).map(
    ([rule, asked]) =>
      `| ${ruleLink(rule)} | ${weightOf(asked)} | ${asked.because} | ${link(asked.source)} |\n`,
  )
  const others = advice.map(({ text, source }) => `| | | ${text} | ${link(source)} |\n`)
  const table = [...rows, ...others].join('')
  return [
    `## ${id}\n`,
    `The wishes of ${title}, by <${source}>. ${occasionOf(profile)}\n`,
    table === ''
      ? 'Nothing differs from what the rules say.\n'
      : `| Rule | Severity | Asks | Source |\n|---|---|---|---|\n${table}`,
  ].join('\n')
}

/** When a profile is chosen by itself, as a sentence. */
export function occasionOf({ when }: Profile): string {
  if (!when) return 'It holds only where it is named.'
  const { tree, kinds = [], code } = when
  const where = tree ? `in the tree of ${TREES[tree].title}` : 'in every tree'
  const what = kinds.length > 0 ? [`for every ${kinds.join(' and ')}`] : []
  const documents = (code?.documents ?? []).map(each => `\`${each}\``)
  const paths = (code?.paths ?? []).map(each => `\`${each}\``)
  const whose = [
    ...(documents.length > 0
      ? [`belong to sections of MAINTAINERS with \`P:\` ${documents.join(' or ')}`]
      : []),
    ...(paths.length > 0 ? [`begin with ${paths.join(', ')}`] : []),
  ]
  const mostOf = whose.length > 0 ? [`where most of the touched paths ${whose.join(' or ')}`] : []
  return `It holds ${[...what, where, ...mostOf].join(', ')}.`
}

/** What is set, in few words: `warning, first: upper`. */
export function weightOf({ severity, options = {} }: ProfileRule): string {
  const values = Object.entries(options).map(([name, value]) => `${name}: ${String(value)}`)
  return [...(severity ? [severity] : []), ...values].join(', ')
}

/** A link that shows the name of the page. */
function link(source: string): string {
  const { pathname } = new URL(source)
  const name = pathname.slice(pathname.lastIndexOf('/') + 1).replace(/\.html$/, '')
  return `[${name}](${source})`
}
