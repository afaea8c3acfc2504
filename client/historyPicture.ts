import type { ActivityPeriod, PathActivity } from '../server/protocol/pathActivity'
import { HISTORY_STYLE } from './historyStyle'
import {
  hoverOf,
  labelOf,
  latelyIn,
  nameIn,
  nameOf,
  partsOf,
  sizeOf,
  spoken,
  sum,
} from './historyWords'
import { formatCount, formatNumber } from './numbers'
import { plain } from './plain'

/** What the History view shows: the history of some paths, or a sentence on why there is none and what to do. */
export type HistoryContent = PathActivity | { readonly silent: string }

/** So much of the room of a period is its bar, the rest is the gap. */
const BAR_SHARE = 0.8

/** A bar is seen however tall the tallest is, in percent of that. */
const LOWEST = 2

/** As many years can stand side by side in a narrow side bar. */
const MOST_YEARS = 5

/**
 * The whole page of the History view. It holds no script and nothing from outside, takes its colours from the theme,
 * and everything in it that a stranger wrote is text. `nonce` lets its one style sheet in.
 */
export function historyPage(content: HistoryContent, nonce: string): string {
  const body = content.silent === undefined ? historyOf(content) : `<p>${text(content.silent)}</p>`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>History</title>
<style nonce="${nonce}">${HISTORY_STYLE}</style>
</head>
<body>
${body}
</body>
</html>`
}

function historyOf(activity: PathActivity): string {
  const { commits, notices } = activity
  const heading = `<h1><bdi>${breakable(activity.subject)}</bdi></h1>`
  const remarks = notices.map(notice => `<p class="remark">${text(plain(notice))}</p>`)
  if (commits === 0) {
    const nothing = 'git knows no commit here. A new file has a history from its first commit on.'
    return [heading, `<p>${nothing}</p>`, ...remarks].join('\n')
  }
  return [
    // The picture comes first: a side bar has little height for each of its views.
    `<div class="first">\n${heading}\n${picture(activity)}\n</div>`,
    `<p>${text(sizeOf(activity))} ${text(latelyIn(activity))}</p>`,
    ...remarks,
    legend(activity),
    asText(activity),
  ].join('\n')
}

/**
 * All is in hundredths of the width and of the height of the tallest bar, so that the picture follows the side bar and
 * its letters keep their size.
 */
function picture(activity: PathActivity): string {
  const { periods, unit } = activity
  const totals = periods.map(({ commits }) => sum(commits))
  const highest = Math.max(1, ...totals)
  const slot = 100 / Math.max(1, periods.length)
  const bars = periods.map((period, index) => bar(activity, period, index * slot, slot, highest))
  return `<div class="plot" role="img" aria-label="${text(spoken(activity, totals))}">
<div class="scale">${text(`${formatCount(highest, 'commit', 'commits')} a ${unit}`)}</div>
<svg class="bars" width="100%">
<defs>${PATTERNS}</defs>
<line class="grid" x1="0" x2="100%" y1="0" y2="0"/>
${bars.join('\n')}
<line class="base" x1="0" x2="100%" y1="100%" y2="100%"/>
</svg>
<svg class="years" width="100%" height="16">${years(periods, slot)}</svg>
</div>`
}

function bar(
  activity: PathActivity,
  period: ActivityPeriod,
  left: number,
  slot: number,
  highest: number,
): string {
  const total = sum(period.commits)
  const x = fixed(left + (slot * (1 - BAR_SHARE)) / 2)
  const width = fixed(slot * BAR_SHARE)
  const scale = total === 0 ? 0 : Math.max(LOWEST, (total / highest) * 100) / total
  let y = 100
  const parts = period.commits.map((commits, series) => {
    if (commits === 0) return ''
    y -= commits * scale
    const height = fixed(commits * scale)
    return `<rect class="${classOf(activity, series)}" x="${x}%" y="${fixed(y)}%" width="${width}%" height="${height}%"/>`
  })
  // The whole height answers to the pointer, not only the bar.
  return `<g class="period"><title>${text(hoverOf(activity, period))}</title><rect class="hit" x="${fixed(left)}%" y="0" width="${fixed(slot)}%" height="100%"/>${parts.join('')}</g>`
}

/** A year stands where it begins; of many, only round ones. */
function years(periods: readonly ActivityPeriod[], slot: number): string {
  const starts = periods.flatMap(({ year, quarter = 1 }, index) =>
    quarter === 1 ? [{ year, x: index * slot }] : [],
  )
  const step = [1, 2, 5, 10, 20, 50].find(each => starts.length / each <= MOST_YEARS) ?? 100
  return starts
    .filter(({ year }) => year % step === 0)
    .map(({ year, x }) => {
      const tick = `<line class="base" x1="${fixed(x)}%" x2="${fixed(x)}%" y1="0" y2="4"/>`
      // At the right end there is no room for the figures.
      if (x > 88) return tick
      return `${tick}<text class="scale" x="${fixed(x)}%" dx="3" y="14">${year}</text>`
    })
    .join('')
}

function legend(activity: PathActivity): string {
  const { shown, others } = activity
  const rows = shown.map((person, series) =>
    legendRow(
      `series-${series}`,
      `<bdi title="${text(`${nameOf(person)} <${plain(person.email)}>`)}">${text(nameIn(shown, person))}</bdi>`,
      person.commits,
      person.last.slice(0, 7),
    ),
  )
  if (others.people > 0) {
    const rest = formatCount(others.people, 'other', 'others')
    rows.push(legendRow('series-rest', text(rest), others.commits, ''))
  }
  return `<table class="legend">
<thead><tr><th scope="col"><span class="unseen">Colour</span></th><th scope="col">Author</th><th scope="col">Commits</th><th scope="col">Last</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function legendRow(series: string, who: string, commits: number, last: string): string {
  const swatch = `<svg class="swatch" width="14" height="14" aria-hidden="true"><rect class="${series}" x="1" y="1" width="12" height="12"/></svg>`
  return `<tr><td>${swatch}</td><th scope="row">${who}</th><td>${formatNumber(commits)}</td><td>${text(last)}</td></tr>`
}

function asText(activity: PathActivity): string {
  const { periods, unit } = activity
  const rows = periods
    .filter(({ commits }) => sum(commits) > 0)
    .reverse()
    .map(
      period =>
        `<tr><th scope="row">${labelOf(period)}</th><td>${formatNumber(sum(period.commits))}</td><td>${partsOf(activity, period).map(text).join(', ')}</td></tr>`,
    )
  return `<details>
<summary>As text</summary>
<table class="text">
<thead><tr><th scope="col">${unit === 'year' ? 'Year' : 'Quarter'}</th><th scope="col">Commits</th><th scope="col">Authors</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</details>`
}

function classOf({ shown }: PathActivity, series: number): string {
  return series < shown.length ? `series-${series}` : 'series-rest'
}

/**
 * What a high contrast theme fills with instead of colour: each person, and all others, have a pattern of their own in
 * the colour of the series, on nothing.
 */
const PATTERNS = [
  ['0', '<rect width="6" height="6"/>'],
  ['1', '<path d="M0 6L6 0M-1 1L1 -1M5 7L7 5"/>'],
  ['2', '<path d="M0 1.5H6M0 4.5H6"/>'],
  ['3', '<path d="M0 0L6 6M-1 5L1 7M5 -1L7 1"/>'],
  ['4', '<path class="filled" d="M0 0H3V6H6V3H0Z"/>'],
  ['5', '<path d="M1.5 0V6M4.5 0V6"/>'],
  ['rest', '<path d="M3 1.5V4.5M1.5 3H4.5"/>'],
]
  .map(
    ([series, drawing]) =>
      `<pattern id="pattern-${series}" class="pattern-${series}" width="6" height="6" patternUnits="userSpaceOnUse">${drawing}</pattern>`,
  )
  .join('')

/** Two digits behind the point are finer than a pixel. */
function fixed(length: number): string {
  return String(Math.round(length * 100) / 100)
}

/** A path may be broken behind each slash. */
function breakable(path: string): string {
  return text(plain(path)).replaceAll('/', '/<wbr>')
}

/** Text as it stands in an element or between the quotation marks of an attribute. */
function text(written: string): string {
  return written.replace(/[&<>"']/g, unsafe => `&#${unsafe.charCodeAt(0)};`)
}
