import type { Month } from './contributorReport'

/** Git is from 2005; what claims to be older, or to come from the future, comes from a clock that was wrong. */
const EARLIEST = Date.UTC(1990, 0, 1) / 1000
const LATEST = Date.UTC(2100, 0, 1) / 1000

/** Counts commits by the month of a moment in seconds since 1970. */
export function monthCounter(): {
  add(when: number): void
  all(): Month[]
} {
  const counts = new Map<number, number>()
  return {
    add(when) {
      if (!(when >= EARLIEST && when < LATEST)) return
      const date = new Date(when * 1000)
      const index = date.getUTCFullYear() * 12 + date.getUTCMonth()
      counts.set(index, (counts.get(index) ?? 0) + 1)
    },
    all() {
      if (counts.size === 0) return []
      const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())]
      return Array.from({ length: last - first + 1 }, (_, at) => ({
        month: nameOf(first + at),
        changes: counts.get(first + at) ?? 0,
      }))
    },
  }
}

function nameOf(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
