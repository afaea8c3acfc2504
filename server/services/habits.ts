import type { Git } from '../host/git'
import type { Identity } from '../model/identity'
import type { Habits, Share } from '../model/habits'
import type { Message } from '../model/message'
import type { Project } from '../model/project'
import { keyIs } from '../parse/trailerKeys'
import type { Rule } from '../rules/rule'
import { check, severityOf } from '../rules/run'
import { Slice } from '../text/slice'
import { changeOfCommit } from './commitChange'
import { readMessages } from './messages'

/** So many of the newest commits show what a project does. */
const COMMITS = 500

/** What habits are learned from. */
export interface HabitSource {
  readonly git: Git
  readonly rules: readonly Rule[]
  /** The project as far as it is known without its habits. */
  readonly project: Project
  readonly people: (identity: Identity) => Identity
}

/** Learns a project's habits from its newest commits: the messages are read once, and each rule runs when it is asked about. */
export function learnedHabits(source: HabitSource): Habits {
  let messages: Promise<readonly Message[]> | undefined
  const read = (signal?: AbortSignal): Promise<readonly Message[]> =>
    (messages ??= recentMessages(source.git).catch((error: unknown) => {
      messages = undefined
      signal?.throwIfAborted()
      throw error
    }))
  const counted = new Map<string, Promise<Breaches>>()
  const breachesOf = (rule: Rule, signal?: AbortSignal): Promise<Breaches> => {
    const known = counted.get(rule.id)
    if (known) return known
    const count = read(signal).then(all => breaches(rule, all, source))
    counted.set(rule.id, count)
    count.catch(() => counted.delete(rule.id))
    return count
  }
  return {
    async breaking(id, aspect, signal) {
      const rule = source.rules.find(each => each.id === id)
      if (!rule) return undefined
      const { occasions, byAspect } = await breachesOf(rule, signal)
      return shareOf(byAspect.get(aspect ?? '') ?? 0, occasions)
    },
    async using(key, signal) {
      const all = await read(signal)
      const users = all.filter(({ trailers }) => trailers.some(each => keyIs(each.key.text, key)))
      return shareOf(users.length, all.length)
    },
  }
}

/** In how many messages a rule could be broken, and in how many it was, by aspect. */
interface Breaches {
  readonly occasions: number
  readonly byAspect: ReadonlyMap<string, number>
}

async function breaches(
  rule: Rule,
  messages: readonly Message[],
  source: HabitSource,
): Promise<Breaches> {
  const { git, project, people } = source
  const settings = { [rule.id]: { severity: rule.severity } }
  const byAspect = new Map<string, number>()
  let occasions = 0
  for (const message of messages) {
    if (severityOf(rule, message, settings[rule.id]) === 'off') continue
    if (rule.occasion && !rule.occasion(message)) continue
    occasions++
    const problems = await check(message, [rule], { git, project, people, settings })
    for (const aspect of new Set(problems.map(problem => problem.aspect ?? '')))
      byAspect.set(aspect, (byAspect.get(aspect) ?? 0) + 1)
  }
  return { occasions, byAspect }
}

async function recentMessages(git: Git): Promise<readonly Message[]> {
  const messages: Message[] = []
  for await (const entry of git.log({ range: 'HEAD', limit: COMMITS, noMerges: true })) {
    const around = {
      state: 'outgoing',
      author: entry.author,
      commit: entry.hash,
      change: changeOfCommit(git, entry.hash),
    } as const
    const [read] = readMessages(Slice.of(entry.message), 'message', around)
    if (read) messages.push(read.message)
  }
  return messages
}

function shareOf(part: number, whole: number): Share | undefined {
  return whole === 0 ? undefined : { share: part / whole, of: whole }
}
