import { operandTasks } from './operandTasks'
import { revisionTasks } from './revisionTasks'
import type { Failure, Quiet, Task, TaskContext } from './tasks'

/** Everything that was asked for: first the operands in their order, then the ranges. */
export async function* allTasks(
  context: TaskContext,
  asked: { readonly operands: readonly string[]; readonly ranges: readonly string[] },
): AsyncGenerator<Task | Quiet | Failure> {
  for (const operand of asked.operands) yield* operandTasks(context, operand)
  const { place, world } = context
  for (const range of asked.ranges) {
    const why = world.gitComplaints.at(-1) ?? 'there is no repository here.'
    if (place.git) yield* revisionTasks(context, place.git, range)
    else yield { failure: `--rev ${range}: ${why}` }
  }
}
