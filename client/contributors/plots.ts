import { formatCount, formatNumber } from '../numbers'
import { escapeMarkup } from './markup'

/** One bar of a plot. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** It gathers those of whom nothing is known, and steps back. */
  readonly isFaint?: boolean
}

/** All measures are in CSS pixels. */
const ROW = 24
const LABELS = 166
const BARS = 190
/** Two of these stand side by side at their full size in a window of common width. */
const WIDTH = LABELS + BARS + 56

/** Longer labels are cut. In UTF-16 units. */
const LONGEST_LABEL = 22

/** Bars beside each other's names, as inline SVG. What it shows stands in the table as well. */
export function barPlot(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const rows = bars.map(({ label, value, isFaint }, at) => {
    const width = Math.max(1, Math.round((BARS * value) / most))
    const y = at * ROW
    return [
      `<g><title>${escapeMarkup(label)}: ${formatCount(value, 'change')}</title>`,
      `<text class="label" x="${LABELS - 10}" y="${y + 16}" text-anchor="end">${escapeMarkup(cut(label))}</text>`,
      `<rect class="${isFaint ? 'bar faint' : 'bar'}" x="${LABELS}" y="${y + 4}" width="${width}" height="${ROW - 8}" rx="2"/>`,
      `<text class="value" x="${LABELS + width + 8}" y="${y + 16}">${formatNumber(value)}</text></g>`,
    ].join('')
  })
  const height = Math.max(1, bars.length) * ROW
  return picture(title, spoken(bars), WIDTH, height, rows.join(''))
}

/** A stretch of time with what happened in it. */
export interface Period {
  readonly label: string
  /** What stands below the bar, where there is room for it. */
  readonly tick: string
  readonly value: number
}

/** Of the tallest bar, and above it for its figure. */
const TIME_HEIGHT = 110
const TIME_TOP = 18
/** The line of labels below the bars. */
const AXIS = 20

/** No bar is wider, in percent of the plot. */
const WIDEST = 6

/** More labels than these are too many for a narrow page, which leaves out every second one. */
const MANY_TICKS = 6

/** Bars from the left to the right, for what happened over time. It is as wide as the page, its letters keep their size. */
export function timePlot(title: string, periods: readonly Period[]): string {
  const most = Math.max(1, ...periods.map(({ value }) => value))
  const step = 100 / Math.max(1, periods.length)
  const bottom = TIME_TOP + TIME_HEIGHT
  const isDense = periods.filter(({ tick }) => tick !== '').length > MANY_TICKS
  let ticks = 0
  const bars = periods.map(({ label, tick, value }, at) => {
    const height = Math.round((TIME_HEIGHT * value) / most)
    const x = fixed(at * step)
    const dispensable = tick !== '' && ticks++ % 2 === 1 && isDense ? ' dispensable' : ''
    return [
      `<g><title>${escapeMarkup(label)}: ${formatCount(value, 'change')}</title>`,
      `<rect class="bar" x="${x}%" y="${bottom - height}" width="${fixed(Math.min(step * 0.8, WIDEST))}%" height="${height}"/>`,
      tick &&
        `<text class="tick${dispensable}" x="${x}%" y="${bottom + 15}">${escapeMarkup(tick)}</text>`,
      '</g>',
    ].join('')
  })
  const line = (y: number): string => `<line class="grid" x1="0" x2="100%" y1="${y}" y2="${y}"/>`
  const scale = `<text class="tick" x="0" y="${TIME_TOP - 6}">${formatCount(most, 'change')}</text>`
  const label = `${formatCount(periods.length, 'period')}, at most ${formatCount(most, 'change')} in one`
  return `<svg class="time" role="img" aria-label="${escapeMarkup(`${title}: ${label}`)}" width="100%" height="${bottom + AXIS}">${scale}${line(TIME_TOP)}${line(bottom)}${bars.join('')}</svg>`
}

function picture(
  title: string,
  description: string,
  width: number,
  height: number,
  content: string,
): string {
  const label = escapeMarkup(`${title}: ${description}`)
  return `<svg role="img" aria-label="${label}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`
}

/** What a screen reader says instead of the picture. */
function spoken(bars: readonly Bar[]): string {
  return bars.map(({ label, value }) => `${label} ${formatNumber(value)}`).join(', ')
}

function cut(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label
}

function fixed(value: number): string {
  return value.toFixed(2)
}
