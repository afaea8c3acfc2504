import { setMaxListeners } from 'node:events'
import { NO_HISTORY } from '../model/history'
import { RULES } from '../rules'
import { checkMessages, type CheckedMessage } from '../services/check'
import { configuredTree } from '../services/configuredTree'
import { knownRecipients } from '../services/knownRecipients'
import { reportOn, type ReportContext } from '../services/report'
import { allTasks } from './allTasks'
import type { CheckWorld } from './checkWorld'
import { NO_COLORS, TERMINAL_COLORS } from './formats/colors'
import { visible } from './formats/visible'
import { findPlace, type Place } from './findPlace'
import { projectFacts } from './projectFacts'
import { REPORT_HELP } from './reportHelp'
import { parseReportOptions, type ReportOptions } from './reportOptions'
import { reportAsJson, reportAsText } from './reportPrinters'
import type { Failure, Quiet, Task, TaskContext } from './tasks'
import { wishesIn } from './wishes'
import { writerOf } from './writer'

/**
 * `kernel-patch report`. Gives the exit status: 0, or 2 where something could not be done. Throws a `Refusal` for a
 * command line that cannot be taken, and `signal.reason` when aborted.
 */
export async function run(argv: readonly string[], world: CheckWorld): Promise<number> {
  const options = parseReportOptions(argv)
  if (options === 'help') {
    world.out(REPORT_HELP)
    return 0
  }
  const place = await findPlace(world, options.tree)
  const done = new AbortController()
  const signal = AbortSignal.any([world.signal, done.signal])
  // Every question to git listens to it, dozens at a time, and Node takes that for a leak.
  setMaxListeners(0, world.signal, signal)
  const context = {
    world,
    place,
    options: taskOptions(options),
    writer: writerOf(place.git),
    signal,
  }
  try {
    return await reportAll(allTasks(context, options), options, context)
  } finally {
    done.abort()
  }
}

/** What tree and user want holds; the command line asks for nothing else. */
const NOTHING_WISHED = { profile: undefined, only: [] }

/** A patch that somebody asks about is looked at as if it were to be sent, published or not. */
function taskOptions({ as }: ReportOptions): TaskContext['options'] {
  return { as, state: 'outgoing' }
}

async function reportAll(
  tasks: AsyncIterable<Task | Quiet | Failure>,
  { format, color }: ReportOptions,
  { world, place, signal }: TaskContext,
): Promise<number> {
  const facts = await projectFacts(world, place, RULES)
  const wishes = await wishesIn(world, place.tree, NOTHING_WISHED, RULES)
  const git = place.git ?? NO_HISTORY
  const context: ReportContext = {
    git,
    project: facts.project,
    ...recipientsAt(place, world, signal),
  }
  const colors =
    color === 'always' || (color === 'auto' && world.color) ? TERMINAL_COLORS : NO_COLORS
  let status = 0
  let nothing = true
  const complain = (sentence: string): void => {
    world.err(`kernel-patch: ${visible(sentence)}\n`)
    status = 2
  }
  for await (const task of tasks) {
    signal.throwIfAborted()
    // Only whoever asks for findings passes over messages.
    if ('quiet' in task) continue
    nothing = false
    if ('failure' in task) {
      complain(task.failure)
      continue
    }
    const checked = await task.check(async read => {
      const onError = (rule: { readonly id: string }, error: unknown): void => {
        complain(`${task.document.name}: the rule ${rule.id} failed: ${String(error)}`)
      }
      const found = await checkMessages([read], RULES, {
        ...facts,
        ...wishes,
        git,
        signal,
        onError,
      })
      return found[0] ?? ({ ...read, problems: [] } satisfies CheckedMessage)
    })
    const report = await reportOn(checked, context, signal)
    const print = format === 'json' ? reportAsJson : reportAsText(colors)
    world.out(print(task.document, report))
    await world.ready()
  }
  if (nothing) complain('There is nothing to report on: merges have no changelog of their own.')
  return status
}

/** MAINTAINERS is read when the first message wants to know who has to get it. */
function recipientsAt(
  { tree, git }: Place,
  { files, home }: CheckWorld,
  signal: AbortSignal,
): Pick<ReportContext, 'recipients'> {
  if (tree === undefined) return {}
  let read: ReturnType<typeof configuredTree> | undefined
  return {
    async recipients(paths) {
      read ??= configuredTree(files, tree, () => Promise.resolve(git), home)
      return knownRecipients(await read, paths, signal)
    },
  }
}
