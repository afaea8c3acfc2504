import type { ContributorsReport } from '../../server/protocol/contributors'
import type { Period } from './plots'

/** More bars than these are too thin. */
const MOST = 48

const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** So few bars have room for a label each. */
const FEW = 14

/** The months as they are, or gathered into quarters or years, so that no plot has too many bars. */
export function periodsOf(months: ContributorsReport['months']): readonly Period[] {
  if (months.length <= MOST) return months.map((_, at) => monthly(months, at))
  const size = months.length <= MOST * 3 ? 3 : 12
  const sums = new Map<string, number>()
  for (const { month, changes } of months) {
    const [year = '', number = ''] = month.split('-')
    const label = size === 12 ? year : `${year} Q${Math.ceil(Number(number) / 3)}`
    sums.set(label, (sums.get(label) ?? 0) + changes)
  }
  return [...sums].map(([label, value]) => ({ label, value, tick: tickOf(label, sums.size) }))
}

function monthly(months: ContributorsReport['months'], at: number): Period {
  const { month = '', changes: value = 0 } = months[at] ?? {}
  const [year = '', number = ''] = month.split('-')
  const label = `${NAMES[Number(number) - 1] ?? ''} ${year}`
  // At a year that has just begun, the label of the first month would run into the next one.
  const isFirst = at === 0 && Number(number) <= 9
  return { label, value, tick: months.length <= FEW || isFirst || number === '01' ? label : '' }
}

function tickOf(label: string, count: number): string {
  const [year = '', quarter] = label.split(' ')
  if (quarter !== undefined) return quarter === 'Q1' ? year : ''
  return count <= 24 || Number(year) % 2 === 0 ? year : ''
}
