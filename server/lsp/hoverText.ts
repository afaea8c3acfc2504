import { MarkupKind, type MarkupContent } from 'vscode-languageserver/node'
import type { Commit } from '../host/git'
import { formatIdentity } from '../model/identity'
import { sourceUrl } from '../rules/rule'
import { rulePage } from '../rules/rulePage'
import type { Problem } from '../rules/run'
import type { Hover } from '../services/hover'
import type { ReaderReport, Report } from '../services/report'

/** What a hover shows, for an editor that reads Markdown or for one that does not. */
export function hoverText({ commit, problems, report }: Hover, markdown: boolean): MarkupContent {
  const parts = [
    ...(commit ? [markdown ? commitInMarkdown(commit) : commitInPlainText(commit)] : []),
    ...problems.map(markdown ? problemInMarkdown : problemInPlainText),
    ...(report ? [markdown ? reportInMarkdown(report) : reportInPlainText(report)] : []),
  ]
  return markdown
    ? { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }
    : { kind: MarkupKind.PlainText, value: parts.join('\n\n') }
}

function problemInMarkdown({ rule, asked }: Problem): string {
  const { id, summary, why, checkpatch } = rule
  const source = sourceUrl(rule)
  // VS Code puts the rule's name, and the link to its page, above this text.
  const links = [`[examples](${rulePage(id)})`, `[${nameOfSource(source)}](${source})`]
  const aliases = checkpatch.map(type => `\`${type}\``).join(', ')
  return [
    `**${withoutTags(summary)}**`,
    withoutTags(why),
    ...(asked ? [`Asked by [${asked.by}](${asked.source}): ${withoutTags(asked.because)}`] : []),
    [...links, ...(aliases ? [`checkpatch.pl: ${aliases}`] : [])].join(' · '),
  ].join('\n\n')
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['docs.kernel.org', 'kernel documentation'],
  ['git-scm.com', 'git documentation'],
  ['lwn.net', 'LWN'],
])

/** Who says so: that decides how much a reader makes of it. */
function nameOfSource(source: string): string {
  const { hostname } = new URL(source)
  return NAMES.get(hostname) ?? hostname
}

function problemInPlainText({ rule, asked }: Problem): string {
  const aliases =
    rule.checkpatch.length > 0 ? ` (checkpatch.pl: ${rule.checkpatch.join(', ')})` : ''
  const wish = asked ? `Asked by ${asked.by} (${asked.source}): ${asked.because}\n` : ''
  return `${rule.summary}\n${rule.why}\n${wish}${rule.id}${aliases}: ${sourceUrl(rule)}`
}

function commitInMarkdown({ hash, subject, author, date }: Commit): string {
  return `\`${hash.slice(0, 12)}\` ${escaped(subject)}\n\n${escaped(formatIdentity(author))}, ${day(date)}`
}

function commitInPlainText({ hash, subject, author, date }: Commit): string {
  return `${hash.slice(0, 12)} ${subject}\n${formatIdentity(author)}, ${day(date)}`
}

/** The report in a few lines: what each reader finds, and what is open. */
function reportInMarkdown({ readers }: Report): string {
  const lines = readers.flatMap(each => {
    const said = summaryOf(each)
    return said === undefined ? [] : [`- **${READERS[each.reader]}**: ${escaped(said)}`]
  })
  return ['**Changelog report**', lines.join('\n')].join('\n\n')
}

function reportInPlainText({ readers }: Report): string {
  const lines = readers.flatMap(each => {
    const said = summaryOf(each)
    return said === undefined ? [] : [`${READERS[each.reader]}: ${said}`]
  })
  return ['Changelog report', ...lines].join('\n')
}

/** What one reader finds and misses; undefined for one who has nothing to ask. */
function summaryOf({ questions }: ReaderReport): string | undefined {
  const topics = (isWanted: (state: string) => boolean): string =>
    questions
      .filter(({ state }) => isWanted(state))
      .map(({ topic }) => topic)
      .join(', ')
  const answered = topics(state => state === 'answered' || state === 'fact')
  const open = topics(state => state === 'open')
  const parts = [...(answered ? [`finds ${answered}`] : []), ...(open ? [`open: ${open}`] : [])]
  return parts.length > 0 ? parts.join('; ') : undefined
}

const READERS: Readonly<Record<ReaderReport['reader'], string>> = {
  reviewer: 'Reviewer',
  backporter: 'Backporter',
  hunter: 'Bug hunter',
  user: 'User',
}

function day(date: string): string {
  return date.slice(0, 10)
}

/** Rules write Markdown, but `<address>` outside of code is no tag. */
function withoutTags(text: string): string {
  return text.replace(/(`[^`]*`)|</g, (match, code: string | undefined) => code ?? `\\${match}`)
}

/** What anybody may have written into a commit stays text. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&$^=:/@]/g, '\\$&')
}
