import type { Region, Run, RunList } from './source'

/** Numbers kept for one run: its start in the derived text, its two ends in the parent, its kind. */
const CELLS = 4

/**
 * Runs in one array of numbers. A quoted-printable text has a run for each encoded character, millions of them
 * in a hostile mail, and as objects these would not fit into memory. Runs that continue each other become one.
 */
export class DenseRuns implements RunList {
  private cells = new Int32Array(CELLS * 4)
  private readonly regions: Region[] = []
  private count = 0
  private end = 0

  get length(): number {
    return this.count
  }

  /** How many units of derived text the runs cover: where the next one begins. */
  get textLength(): number {
    return this.end
  }

  /** Adds a run of `units` units that stands for the parent's units from `from` to `to`. */
  push(units: number, from: number, to: number, verbatim: boolean, region: Region): void {
    if (units <= 0) return
    const kind = this.numberOf(region) * 2 + (verbatim ? 1 : 0)
    if (!this.continuesLast(from, to, verbatim, kind)) {
      if (this.cells.length <= this.count * CELLS) this.grow()
      const cell = this.count++ * CELLS
      this.cells[cell] = this.end
      this.cells[cell + 1] = from
      this.cells[cell + 2] = to
      this.cells[cell + 3] = kind
    } else {
      this.cells[(this.count - 1) * CELLS + 2] = to
    }
    this.end += units
  }

  at(index: number): Run | undefined {
    const number = index < 0 ? index + this.count : index
    if (number < 0 || number >= this.count) return undefined
    const [start = 0, from = 0, to = 0, kind = 0, next = 0] = this.cells.subarray(
      number * CELLS,
      number * CELLS + CELLS + 1,
    )
    const region = this.regions[kind >> 1] as Region
    const end = number + 1 < this.count ? next : this.end
    return { start, end, from, to, verbatim: kind % 2 === 1, region }
  }

  private continuesLast(from: number, to: number, verbatim: boolean, kind: number): boolean {
    const last = (this.count - 1) * CELLS
    if (last < 0 || this.cells[last + 3] !== kind) return false
    if (verbatim) return this.cells[last + 2] === from
    return this.cells[last + 1] === from && this.cells[last + 2] === to
  }

  private numberOf(region: Region): number {
    const known = this.regions.lastIndexOf(region)
    return known >= 0 ? known : this.regions.push(region) - 1
  }

  private grow(): void {
    const larger = new Int32Array(this.cells.length * 2)
    larger.set(this.cells)
    this.cells = larger
  }
}
