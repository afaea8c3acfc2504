import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Rule } from '../rules/rule'
import type { Problem } from '../rules/run'
import type { CheckedMessage } from '../services/check'
import type { ReadMessage } from '../services/messages'
import type { CheckWorld } from './checkWorld'
import type { Printer } from './formats/printer'
import { visible } from './formats/visible'
import { inOrder } from './inOrder'
import { progressOn } from './progress'
import { newTally } from './tally'
import type { Failure, Quiet, Task } from './tasks'

/** How messages are checked and their findings printed. */
export interface FindingsHost {
  /** So many messages are worked on at a time. */
  readonly width: number
  readonly world: CheckWorld
  readonly printer: Printer
  /** Checks one message; `onError` is told of a rule that threw. */
  check(read: ReadMessage, onError: (rule: Rule, error: unknown) => void): Promise<CheckedMessage>
}

/** After so many milliseconds of work Ctrl-C gets its turn. */
const BREATH = 50

/** Lone surrogates stand for bytes that could not be decoded. */
export const UNDECODED = /[\udc80-\udcff]/u

/** Checks what comes and prints the findings in the same order. Gives the exit status of `check`. */
export async function checkAll(
  tasks: AsyncIterable<Task | Quiet | Failure>,
  host: FindingsHost,
): Promise<number> {
  const { world, printer } = host
  const tally = newTally()
  const progress = progressOn(world)
  let breath = Date.now()

  function complain(sentence: string): void {
    tally.fail()
    progress.clear()
    world.err(`kernel-patch: ${visible(sentence)}\n`)
  }

  const remarked = new Set<string>()
  /** Says once what is worth knowing and no failure. */
  function remark(sentence: string): void {
    if (remarked.has(sentence)) return
    remarked.add(sentence)
    progress.clear()
    world.err(`kernel-patch: ${visible(sentence)}\n`)
  }

  async function work(task: Task | Quiet | Failure): Promise<Outcome> {
    if ('failure' in task) return { faults: [task.failure] }
    if ('quiet' in task) return { faults: [], passed: task.quiet }
    if (await task.isQuiet) return { faults: [], passed: 1 }
    const faults: string[] = []
    const checked = await task.check(read =>
      host.check(read, (rule, error) => {
        faults.push(`${task.document.name}: the rule ${rule.id} failed: ${String(error)}`)
      }),
    )
    if (checked.unchecked !== undefined) faults.push(`${task.document.name}: ${checked.unchecked}`)
    if (UNDECODED.test(checked.message.whole.text)) {
      remark(
        `${task.document.name}: the message holds bytes that are not UTF-8; they are left as they are.`,
      )
    }
    const text = await printer.message(task.document, checked)
    return {
      faults,
      problems: checked.unchecked === undefined ? checked.problems : undefined,
      text,
    }
  }

  for await (const { faults, problems, passed = 0, text = '' } of inOrder(
    tasks,
    host.width,
    work,
  )) {
    faults.forEach(complain)
    if (problems) tally.add(problems)
    tally.pass(passed)
    if (problems || passed > 0) progress.reach(tally.messages, 'messages checked')
    if (text !== '') {
      if (world.terminals?.out) progress.clear()
      world.out(text)
      await world.ready()
    }
    if (Date.now() - breath > BREATH) {
      await nextTurn()
      world.signal.throwIfAborted()
      breath = Date.now()
    }
  }
  progress.clear()
  world.out(printer.end(tally))
  return tally.failures > 0 ? 2 : tally.counts.error > 0 ? 1 : 0
}

/** What became of a task. */
interface Outcome {
  readonly faults: readonly string[]
  /** undefined where the message could not be checked. */
  readonly problems?: readonly Problem[] | undefined
  /** So many messages had nothing to be found. */
  readonly passed?: number
  readonly text?: string
}
