import { beginRange, type BegunRange } from './begunRange'
import { operandTasks } from './operandTasks'
import { revisionTasks } from './revisionTasks'
import type { Failure, Quiet, Task, TaskContext } from './tasks'

/** What was asked for. */
export interface Wanted {
  readonly operands: readonly string[]
  readonly ranges: readonly string[]
  /** The first range, where git is looking for its commits already. */
  readonly begun?: BegunRange | undefined
}

/** Everything that was asked for: first the operands in their order, then the ranges. */
export async function* allTasks(
  context: TaskContext,
  { operands, ranges, begun }: Wanted,
): AsyncGenerator<Task | Quiet | Failure> {
  for (const operand of operands) yield* operandTasks(context, operand)
  const { place, world } = context
  for (const [index, range] of ranges.entries()) {
    const why = world.gitComplaints.at(-1) ?? 'there is no repository here.'
    const { git } = place
    if (!git) yield { failure: `--rev ${range}: ${why}` }
    else {
      const ready = index === 0 ? begun : undefined
      yield* revisionTasks(context, git, ready ?? beginRange(git, range, context))
    }
  }
}
