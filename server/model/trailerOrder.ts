/** What sorting has to know of a line among the trailers. */
export interface OrderedLine {
  /** The key in lower case; empty for a line that is no trailer, beyond which nothing moves. */
  readonly key: string
  /** The address of the person named, in the form in which it is compared; empty where there is none. */
  readonly email: string
}

/**
 * Where trailers belong: with `sign-off`, what led to the change stands above the author's own sign-off, and everything
 * else stays; `tip` is the whole order that the maintainers of the tip tree ask for.
 */
export type TrailerOrder = 'sign-off' | 'tip'

/**
 * The lines in order. Only the author's own section is sorted: what stands above the first sign-off of somebody who
 * handled the patch. Lines that belong together stay together, and lines of one kind keep their order.
 */
export function sortedTrailers<T extends OrderedLine>(
  lines: readonly T[],
  author: string,
  order: TrailerOrder,
): readonly T[] {
  const end = ownSection(lines, author)
  const sorted: T[] = []
  let run: T[] = []
  for (const line of lines.slice(0, end)) {
    if (line.key !== '') run.push(line)
    else {
      sorted.push(...sortedRun(run, order), line)
      run = []
    }
  }
  return [...sorted, ...sortedRun(run, order), ...lines.slice(end)]
}

/** How many of the lines are the author's own: those before the first sign-off of somebody who
 * is neither author nor co-author. */
export function ownSection(lines: readonly OrderedLine[], author: string): number {
  const own = new Set([author])
  const foreign = lines.findIndex(({ key, email }) => {
    if (key === CO_AUTHOR) own.add(email)
    return key === SIGN_OFF && !own.has(email)
  })
  return foreign < 0 ? lines.length : foreign
}

const SIGN_OFF = 'signed-off-by'
const CO_AUTHOR = 'co-developed-by'

/** What says why there is a change. */
const REASONS = new Set(['fixes', 'reported-by', 'closes', 'originally-by', 'suggested-by'])

/** Keys in the order of process/maintainer-tip.rst; Assisted-by, which it does not know, stands with the co-authors. */
const TIP = [
  'fixes',
  'reported-by',
  'closes',
  'originally-by',
  'suggested-by',
  CO_AUTHOR,
  'assisted-by',
  SIGN_OFF,
  'tested-by',
  'reviewed-by',
  'acked-by',
  'cc',
  'link',
]

/** Lines that belong together: a report with its address, a co-author with the sign-off. */
interface Unit<T> {
  readonly key: string
  readonly lines: T[]
}

function sortedRun<T extends OrderedLine>(run: readonly T[], order: TrailerOrder): readonly T[] {
  const units = unitsOf(run, order)
  const signed = units.findLastIndex(({ key }) => key === SIGN_OFF)
  const rank = (unit: Unit<T>, index: number): number => {
    if (order === 'tip') {
      // A co-author who signs last is the one who submits the patch.
      const submits = unit.key === CO_AUTHOR && signed >= 0 && index > signed
      return TIP.indexOf(submits ? SIGN_OFF : unit.key)
    }
    if (signed < 0 || index < signed) return 0
    if (index === signed) return 1
    return REASONS.has(unit.key) ? 0 : 2
  }
  return units
    .map((unit, index) => ({ unit, rank: rank(unit, index) }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ unit }) => unit.lines)
}

function unitsOf<T extends OrderedLine>(run: readonly T[], order: TrailerOrder): Unit<T>[] {
  const units: Unit<T>[] = []
  for (const line of run) {
    const last = units.at(-1)
    const above = last?.lines.at(-1)
    const report = last?.key === 'reported-by' && /^(?:closes|link)$/.test(line.key)
    // Nobody knows the place of a key that the order does not name: it stays below the line that it stood below.
    const unranked = order === 'tip' && !TIP.includes(line.key)
    if (last && (report || unranked || isPair(above, line))) last.lines.push(line)
    else units.push({ key: line.key, lines: [line] })
  }
  return units
}

/** Whether `line` is the sign-off that belongs to the co-author above it. */
function isPair(above: OrderedLine | undefined, line: OrderedLine): boolean {
  return above?.key === CO_AUTHOR && line.key === SIGN_OFF && above.email === line.email
}
