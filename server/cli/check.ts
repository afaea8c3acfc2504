import { setMaxListeners } from 'node:events'
import { NO_HISTORY } from '../model/history'
import { RULES } from '../rules'
import type { Rule } from '../rules/rule'
import type { Problem, RunContext } from '../rules/run'
import { silenceOnHistory } from '../rules/silence'
import { checkMessages, type CheckContext } from '../services/check'
import type { ReadMessage } from '../services/messages'
import { allTasks } from './allTasks'
import { CHECK_HELP } from './checkHelp'
import { parseCheckOptions, type CheckOptions } from './checkOptions'
import type { CheckWorld } from './checkWorld'
import { chosenRules } from './chosenRules'
import { checkAll, UNDECODED } from './findings'
import { printerFor } from './printerFor'
import { findPlace, projectFacts, type Place } from './place'
import { repairIn } from './repair'
import { newTiming } from './timing'
import { wishesIn } from './wishes'
import { writerOf } from './writer'

/**
 * `kernel-patch check`. Gives the exit status: 0 without a finding at severity error, 1 with one, 2 where something
 * could not be done. Throws a `Refusal` for a command line that cannot be taken, and `signal.reason` when aborted.
 */
export async function run(argv: readonly string[], world: CheckWorld): Promise<number> {
  const options = parseCheckOptions(argv)
  if (options === 'help') {
    world.out(CHECK_HELP)
    return 0
  }
  const rules = chosenRules(RULES, options)
  const place = options.noTree ? NOWHERE : await findPlace(world, options.tree)
  const facts = await projectFacts(world, place, options.habits ? RULES : [])
  const wishes = await wishesIn(world, place.tree, options, rules)
  const done = new AbortController()
  const signal = AbortSignal.any([world.signal, done.signal])
  // Every question to git listens to it, dozens at a time, and Node takes that for a leak.
  setMaxListeners(0, world.signal, signal)
  const context: CheckContext = { ...facts, ...wishes, git: place.git ?? NO_HISTORY, signal }
  const checkOne = async (read: ReadMessage, more: Partial<CheckContext>) => {
    const [checked] = await checkMessages([read], rules, { ...context, ...more })
    return checked ?? { ...read, problems: [] }
  }
  const repair = options.fix ? repairIn(world, read => checkOne(read, {})) : undefined
  const silent = silenceOnHistory(rules, wishes.settings)
  // Bytes that are no UTF-8 are remarked upon, whatever the rules say.
  const isQuiet = (text: string) => !UNDECODED.test(text) && silent(text, context)
  const tasks = allTasks(
    { world, place, options, writer: writerOf(place.git), repair, isQuiet, signal },
    options,
  )
  const timing = options.timing ? newTiming() : undefined
  const output = isFilter(options) ? besideText(world) : world
  try {
    const status = await checkAll(tasks, {
      world: output,
      // Where rules wait for each other's questions to git, their times say little.
      width: timing ? 1 : WIDTH,
      printer: printerFor(options, { rules, color: output.color, signal }),
      check: async (read, onError) => {
        const checked = await checkOne(read, { onError, stopwatch: timing?.stopwatch })
        const problems = checked.problems.map(problem => withSafeSearch(problem, onError))
        return { ...checked, problems: inTextOrder(problems, rules) }
      },
    })
    if (timing) world.err(timing.table())
    return status
  } finally {
    done.abort()
  }
}

/**
 * So many messages are worked on at a time: git answers many questions at once, and looks for the words of all of them
 * in one walk through the tree.
 */
const WIDTH = 64

/** Whether standard output is for the repaired text. */
function isFilter({ fix, operands }: CheckOptions): boolean {
  return fix && operands.includes('-')
}

/** The world for findings where standard output is taken. */
function besideText(world: CheckWorld): CheckWorld {
  const { terminals } = world
  return {
    ...world,
    out: text => {
      world.err(text)
    },
    color: false,
    ...(terminals ? { terminals: { ...terminals, out: terminals.err } } : {}),
  }
}

const NOWHERE: Place = { tree: undefined, git: undefined }

/** Problems at one place come in the order of the rules, whichever had its answer from git first. */
function inTextOrder(problems: readonly Problem[], rules: readonly Rule[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      a.at.start - b.at.start ||
      a.at.end - b.at.end ||
      rules.indexOf(a.rule) - rules.indexOf(b.rule),
  )
}

/** A search for repairs that fails costs the repairs, not the finding. */
function withSafeSearch(problem: Problem, failed: NonNullable<RunContext['onError']>): Problem {
  const { rule, search } = problem
  if (!search) return problem
  return {
    ...problem,
    search: async signal => {
      try {
        return await search(signal)
      } catch (error) {
        signal?.throwIfAborted()
        failed(rule, error)
        return []
      }
    },
  }
}
