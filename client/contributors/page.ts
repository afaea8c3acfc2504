import type {
  ContributorsAnswer,
  ContributorsQuestion,
  ContributorsReport,
  NoContributors,
} from '../../server/protocol/contributors'
import { formatCount, formatNumber } from '../numbers'
import { escapeMarkup } from './markup'
import { PAGE_SCRIPT } from './pageScript'
import { PAGE_STYLE } from './pageStyle'
import { periodsOf } from './periods'
import { barPlot, timePlot, type Bar } from './plots'
import { employersTable, peopleTable } from './table'

/** So many of the largest are drawn. */
const TOP = 10

/**
 * The whole page as a document that loads nothing: its style and its script carry `nonce`, and all else is forbidden to
 * it. Whatever comes from the repository stands in it as text.
 */
export function contributorsPage(
  question: ContributorsQuestion,
  answer: ContributorsAnswer,
  nonce: string,
): string {
  const content =
    answer.silent !== undefined
      ? silentPage(answer)
      : answer.total.changes === 0
        ? silentPage({
            silent: `There is no change ${stretchOf(question, answer.path)}.`,
            remedies: ['range'],
          })
        : reportPage(question, answer)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contributors</title>
<style nonce="${nonce}">${PAGE_STYLE}</style>
</head>
<body>
<main>
${content}
<div id="said" class="said" role="status"></div>
</main>
<script nonce="${nonce}">${PAGE_SCRIPT}</script>
</body>
</html>
`
}

const CHANGE_RANGE = '<button type="button" data-ask="range">Choose Another Range…</button>'

const REMEDIES: Readonly<Record<NoContributors['remedies'][number], string>> = {
  range: CHANGE_RANGE,
  log: '<button type="button" data-ask="log">Show Output</button>',
  trust: '<button type="button" data-ask="trust">Manage Workspace Trust</button>',
}

/** The first sentence is the heading, what follows explains it. */
function silentPage({ silent, remedies }: NoContributors): string {
  const [, heading = silent, more = ''] = /^(.*?\.) (.*)$/s.exec(silent) ?? []
  return [
    `<h1>${escapeMarkup(heading)}</h1>`,
    ...(more ? [`<p class="quiet">${escapeMarkup(more)}</p>`] : []),
    `<div class="actions">${remedies.map(remedy => REMEDIES[remedy]).join('')}</div>`,
  ].join('\n')
}

function reportPage(question: ContributorsQuestion, report: ContributorsReport): string {
  const { total, people, companies, months, notices, morePeople } = report
  const sum = `${formatNumber(total.added)} lines added, ${formatNumber(total.removed)} removed. Merges are not counted.`
  const more =
    morePeople > 0
      ? `<p class="quiet">${formatCount(morePeople, 'more person', 'more people')} with fewer changes: the exported table has them all.</p>`
      : ''
  return [
    `<h1>${sentenceOf(question, report)}</h1>`,
    `<p class="quiet">${sum}</p>`,
    ...notices.map(notice => `<p class="notice">${escapeMarkup(notice)}</p>`),
    `<div class="actions">${CHANGE_RANGE}<button type="button" data-ask="csv">Export as CSV</button><button type="button" data-ask="json">Export as JSON</button></div>`,
    '<div class="plots">',
    `<section><h2>People with the most changes</h2>${barPlot('People with the most changes', topPeople(people))}</section>`,
    `<section><h2>Employers with the most changes</h2>${barPlot('Employers with the most changes', topEmployers(companies))}</section>`,
    `<section class="wide"><h2>Changes over time</h2>${timePlot('Changes over time', periodsOf(months))}</section>`,
    '</div>',
    '<div class="views">',
    tableButton('people', 'People', people.length + morePeople, true),
    tableButton('employers', 'Employers', companies.length, false),
    '<label><span class="said">Search the table</span><input id="search" type="search" placeholder="Search"></label>',
    '</div>',
    `<div class="tables">${peopleTable(report)}${employersTable(report).replace('<table', '<table hidden')}</div>`,
    more,
  ].join('\n')
}

function tableButton(id: string, title: string, count: number, isShown: boolean): string {
  return `<button type="button" data-table="${id}" aria-pressed="${String(isShown)}">${title} (${formatNumber(count)})</button>`
}

function topPeople(people: ContributorsReport['people']): Bar[] {
  return people
    .filter(({ changes }) => changes > 0)
    .slice(0, TOP)
    .map(({ name, email, changes }) => ({ label: name || email, value: changes }))
}

function topEmployers(companies: ContributorsReport['companies']): Bar[] {
  return companies
    .filter(({ changes }) => changes > 0)
    .slice(0, TOP)
    .map(({ name, kind, changes }) => ({ label: name, value: changes, isFaint: kind !== 'known' }))
}

/** The essential, before anything else is read. */
function sentenceOf(question: ContributorsQuestion, report: ContributorsReport): string {
  const { total, authors, employers, path } = report
  const strong = (text: string): string => `<b>${text}</b>`
  const changes = strong(formatCount(total.changes, 'change'))
  const by = strong(formatCount(authors, 'person', 'people'))
  const from = strong(formatCount(employers, 'employer'))
  return `${changes} by ${by} from ${from} ${escapeMarkup(stretchOf(question, path))}`
}

/** What was counted, in words: `between v1 and v2, in drivers/net`. */
function stretchOf({ range, since }: ContributorsQuestion, path: string): string {
  const [, from, to] = /^([^.^~]+(?:\.[^.^~]+)*)\.\.([^.^~]+(?:\.[^.^~]+)*)$/.exec(range) ?? []
  const where = path === '' ? '' : `, in ${path}`
  if (from !== undefined && to !== undefined)
    return to === 'HEAD' ? `since ${from}${where}` : `between ${from} and ${to}${where}`
  if (since !== undefined)
    return `${since === '1-year-ago' ? 'in the last year' : `since ${since}`}${where}`
  return `${range === 'HEAD' ? 'in the whole history' : `in ${range}`}${where}`
}
