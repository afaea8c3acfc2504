import type { ContributorsReport } from '../../server/protocol'
import type { Period } from './plots'

/** More bars than these are too thin. */
const MOST = 48

const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The months as they are, or gathered into quarters or years, so that no plot has too many bars. */
export function periodsOf(months: ContributorsReport['months']): readonly Period[] {
  if (months.length <= MOST)
    return months.map(({ month, changes }, at) => monthly(month, changes, at))
  const size = months.length <= MOST * 3 ? 3 : 12
  const sums = new Map<string, number>()
  for (const { month, changes } of months) {
    const [year = '', number = ''] = month.split('-')
    const label = size === 12 ? year : `${year} Q${Math.ceil(Number(number) / 3)}`
    sums.set(label, (sums.get(label) ?? 0) + changes)
  }
  return [...sums].map(([label, value]) => ({ label, value, tick: tickOf(label, sums.size) }))
}

function monthly(month: string, value: number, at: number): Period {
  const [year = '', number = ''] = month.split('-')
  const name = NAMES[Number(number) - 1] ?? ''
  const isFirst = at === 0 || number === '01'
  // What begins in December would run into the January beside it.
  const hasRoom = at > 0 || number !== '12'
  return { label: `${name} ${year}`, value, tick: isFirst && hasRoom ? `${name} ${year}` : '' }
}

function tickOf(label: string, count: number): string {
  const [year = '', quarter] = label.split(' ')
  if (quarter !== undefined) return quarter === 'Q1' ? year : ''
  return count <= 24 || Number(year) % 2 === 0 ? year : ''
}
