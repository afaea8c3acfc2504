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

const TIME_WIDTH = 1080
const TIME_HEIGHT = 110
const AXIS = 22
const SCALE = 48

/** Bars from the left to the right, for what happened over time. */
export function timePlot(title: string, periods: readonly Period[]): string {
  const most = Math.max(1, ...periods.map(({ value }) => value))
  const step = (TIME_WIDTH - SCALE) / Math.max(1, periods.length)
  const gap = Math.min(4, step / 4)
  const bars = periods.map(({ label, tick, value }, at) => {
    const height = Math.round((TIME_HEIGHT * value) / most)
    const x = SCALE + at * step
    return [
      `<g><title>${escapeMarkup(label)}: ${formatCount(value, 'change')}</title>`,
      `<rect class="bar" x="${fixed(x)}" y="${TIME_HEIGHT - height + 8}" width="${fixed(Math.min(step - gap, 60))}" height="${height}"/>`,
      tick &&
        `<text class="tick" x="${fixed(x)}" y="${TIME_HEIGHT + 8 + 15}">${escapeMarkup(tick)}</text>`,
      '</g>',
    ].join('')
  })
  const line = (y: number, text: string): string =>
    `<path class="grid" d="M${SCALE} ${y}H${TIME_WIDTH}"/><text class="tick" x="${SCALE - 8}" y="${y + 4}" text-anchor="end">${text}</text>`
  const grid = `${line(8, formatNumber(most))}${line(TIME_HEIGHT + 8, '0')}`
  const label = `${formatCount(periods.length, 'period')}, at most ${formatCount(most, 'change')} in one`
  return picture(title, label, TIME_WIDTH, TIME_HEIGHT + AXIS + 8, grid + bars.join(''))
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
  return value.toFixed(1)
}
