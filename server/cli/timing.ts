import { performance } from 'node:perf_hooks'
import type { Rule } from '../rules/rule'
import type { Stopwatch } from '../rules/run'

/** Measures rules and tells what came of it. */
export interface Timing {
  readonly stopwatch: Stopwatch
  /** The rules as a table, the slowest first; empty where none was run. */
  table(): string
}

/** A stopwatch that has measured nothing yet. */
export function newTiming(): Timing {
  const times = new Map<Rule, { calls: number; milliseconds: number }>()
  return {
    stopwatch: {
      now: () => performance.now(),
      add(rule, milliseconds) {
        const before = times.get(rule) ?? { calls: 0, milliseconds: 0 }
        times.set(rule, {
          calls: before.calls + 1,
          milliseconds: before.milliseconds + milliseconds,
        })
      },
    },
    table() {
      const all = [...times].sort(([, a], [, b]) => b.milliseconds - a.milliseconds)
      const sum = all.reduce((total, [, { milliseconds }]) => total + milliseconds, 0)
      const rows = all.map(([{ id }, { calls, milliseconds }]) => [
        id,
        milliseconds.toFixed(1),
        String(calls),
        `${((100 * milliseconds) / (sum || 1)).toFixed(1)} %`,
      ])
      return rows.length === 0 ? '' : aligned([['rule', 'ms', 'calls', 'share'], ...rows])
    },
  }
}

/** The first column to the left, figures to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2, 3].map(column =>
    Math.max(...rows.map(row => (row[column] ?? '').length)),
  )
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  return `${lines.join('\n')}\n`
}
