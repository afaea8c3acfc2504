import { streamGit, type GitProgram } from './gitProcess'
import { messageOf } from './failure'

/** The commits of one history. */
export interface HistorySet {
  /** Whether the commit with this full id is among them. */
  has(id: string): boolean
}

/** A history, `too large` for one of more commits than asked for, or `undefined` where git cannot tell. */
export type CommitSet = HistorySet | 'too large'

/**
 * Reads all commits that can be reached from one, given by its full id. It keeps eight bytes for each: sixteen digits
 * of an id tell the commits of any history apart.
 */
export async function commitSet(
  program: GitProgram,
  id: string,
  largest: number,
): Promise<CommitSet | undefined> {
  const args = ['rev-list', `--max-count=${largest + 1}`, id, '--']
  let heads = new BigUint64Array(4096)
  let count = 0
  let line = ''
  try {
    for await (const chunk of streamGit(program, args, { buffered: true })) {
      const lines = (line + chunk.toString('latin1')).split('\n')
      line = lines.pop() ?? ''
      for (const found of lines) {
        if (count === heads.length) heads = doubled(heads)
        heads[count++] = headOf(found)
      }
    }
  } catch (error) {
    program.log(messageOf(error))
    return undefined
  }
  if (count > largest) return 'too large'
  const sorted = heads.slice(0, count).sort()
  return { has: wanted => holds(sorted, headOf(wanted)) }
}

function headOf(id: string): bigint {
  return BigInt(`0x${id.slice(0, 16)}`)
}

function doubled(numbers: BigUint64Array): BigUint64Array<ArrayBuffer> {
  const larger = new BigUint64Array(2 * numbers.length)
  larger.set(numbers)
  return larger
}

/** Whether a number is among sorted ones. */
function holds(sorted: BigUint64Array, wanted: bigint): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = sorted[middle]
    if (value === undefined || value === wanted) return value === wanted
    if (value < wanted) low = middle + 1
    else high = middle
  }
  return false
}
