import { NO_HISTORY } from '../model/history'
import { RULES } from '../rules'
import type { Rule } from '../rules/rule'
import type { Problem, RunContext } from '../rules/run'
import { silenceOnHistory } from '../rules/silence'
import { checkMessages, type CheckContext } from '../services/check'
import type { ReadMessage } from '../services/messages'
import { noSuchProfile } from '../services/unknownNames'
import { allTasks } from './allTasks'
import type { BegunRange } from './begunRange'
import type { CheckOptions } from './checkOptions'
import type { CheckWorld } from './checkWorld'
import { chosenRules } from './chosenRules'
import { checkAll, UNDECODED } from './findings'
import { printerFor } from './printerFor'
import type { Place } from './findPlace'
import { projectFacts } from './projectFacts'
import { Refusal } from './refusal'
import { repairIn } from './repair'
import { newTiming } from './timing'
import { wishesIn } from './wishes'
import { writerOf } from './writer'

/** What a check is asked for, and with what. */
export interface CheckCall {
  readonly options: CheckOptions
  readonly world: CheckWorld
  /** The first range, where git is looking for its commits already. */
  readonly begun: BegunRange | undefined
  /** Aborted by Ctrl-C, and when all is done. */
  readonly signal: AbortSignal
}

/**
 * Checks what was asked for and prints the findings; gives the exit status of `kernel-patch check`. Throws a `Refusal`
 * for a rule or profile that there is none of, and `signal.reason` when aborted.
 */
export async function checkPlace(
  place: Place,
  { options, world, begun, signal }: CheckCall,
): Promise<number> {
  const { profile = 'auto' } = options
  const unknown = profile === 'auto' ? undefined : noSuchProfile(profile)
  if (unknown !== undefined) throw new Refusal(unknown)
  const rules = chosenRules(RULES, options)
  const facts = await projectFacts(world, place, options.habits ? RULES : [])
  const wishes = await wishesIn(world, place.tree, options, rules)
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
    { ...options, begun },
  )
  const timing = options.timing ? newTiming() : undefined
  const output = isFilter(options) ? besideText(world) : world
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
