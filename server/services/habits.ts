import type { Git } from '../host/git'
import { changeKind } from '../model/changeKind'
import type { Habits, Share } from '../model/habits'
import type { Identity } from '../model/identity'
import type { Message } from '../model/message'
import type { Project } from '../model/project'
import type { Rule } from '../rules/rule'
import { check, severityOf } from '../rules/run'
import { once } from './once'
import { readCommit } from './readCommit'
import { turnOfOthers } from './turns'

/** So many of the newest commits show what a project does. */
const COMMITS = 500

/** So many messages are judged at a time while somebody waits, so that git answers many questions at once. */
const TOGETHER = 50

/**
 * Milliseconds of work at a stretch, less than a usual turn: nobody waits for habits, and a single rule may take long
 * for a single message.
 */
const STRETCH_MS = 2

/** What habits are learned from. */
export interface HabitSource {
  readonly git: Git
  readonly rules: readonly Rule[]
  /** The project as far as it is known without its habits. */
  readonly project: Project
  readonly people: (identity: Identity) => Identity
}

/** Habits that are learned while somebody waits: the messages are read once, and each rule runs when it is asked about. */
export function habitsOnDemand(source: HabitSource): Habits {
  const { git } = source
  const rules = source.rules.filter(isLearned)
  const messages = once(() => arrayOf(recentMessages(git)))
  const keys = once(async () => countKeys(await messages()))
  const counts = new Map(
    rules.map(rule => [rule.id, once(async () => countBreaches(rule, await messages(), source))]),
  )
  return {
    breaking: async (rule, aspect) => (await counts.get(rule)?.())?.share(aspect),
    using: async key => (await keys()).share(key),
  }
}

/**
 * Habits that are learned whole before anybody asks. One message after the other is judged by all rules and forgotten,
 * and others have their turn in between. Throws when aborted.
 */
export async function learnHabits(source: HabitSource, signal?: AbortSignal): Promise<Habits> {
  const keys = new KeyCount()
  const rules = source.rules.filter(isLearned)
  const counts = new Map(rules.map(rule => [rule.id, new BreachCount(rule, source)]))
  let breath = performance.now()
  const breathe = async () => {
    await turnOfOthers()
    breath = performance.now()
  }
  for await (const recent of recentMessages(source.git, signal)) {
    keys.add(recent.message)
    for (const count of counts.values()) {
      await count.add(recent)
      if (performance.now() - breath > STRETCH_MS) await breathe()
    }
    await breathe()
  }
  return {
    breaking: (rule, aspect) => Promise.resolve(counts.get(rule)?.share(aspect)),
    using: key => Promise.resolve(keys.share(key)),
  }
}

function isLearned({ habit }: Rule): boolean {
  return habit !== false
}

/** In how many messages a rule could be broken, and in how many it was, by aspect. */
class BreachCount {
  private occasions = 0
  private readonly breaches = new Map<string, number>()

  constructor(
    private readonly rule: Rule,
    private readonly source: HabitSource,
  ) {}

  async add(recent: RecentMessage): Promise<void> {
    const { rule, source } = this
    if (rule.occasion && rule.sign && !rule.sign.test(recent.text)) return
    const { message } = recent
    // What counts is whether the text breaks the rule, not how much that weighs.
    const setting = { severity: rule.severity }
    if (severityOf(rule, message, setting) === 'off') return
    if (rule.occasion && !rule.occasion(message)) return
    if (rule.changes && !rule.changes.includes(await changeKind(message))) return
    this.occasions++
    const settings = { [rule.id]: setting }
    const problems = await check(message, [rule], { ...source, settings })
    for (const aspect of new Set(problems.map(problem => problem.aspect ?? '')))
      this.breaches.set(aspect, (this.breaches.get(aspect) ?? 0) + 1)
  }

  share(aspect = ''): Share | undefined {
    return shareOf(this.breaches.get(aspect) ?? 0, this.occasions)
  }
}

/** How many messages have a trailer of each name. */
class KeyCount {
  private messages = 0
  private readonly users = new Map<string, number>()

  add({ trailers }: Message): void {
    this.messages++
    for (const key of new Set(trailers.map(each => each.key.text.toLowerCase())))
      this.users.set(key, (this.users.get(key) ?? 0) + 1)
  }

  share(key: string): Share | undefined {
    return shareOf(this.users.get(key.toLowerCase()) ?? 0, this.messages)
  }
}

function countKeys(messages: readonly RecentMessage[]): KeyCount {
  const count = new KeyCount()
  for (const { message } of messages) count.add(message)
  return count
}

async function countBreaches(
  rule: Rule,
  messages: readonly RecentMessage[],
  source: HabitSource,
): Promise<BreachCount> {
  const count = new BreachCount(rule, source)
  for (let start = 0; start < messages.length; start += TOGETHER) {
    const some = messages.slice(start, start + TOGETHER)
    await Promise.all(some.map(message => count.add(message)))
  }
  return count
}

/** A message of the history, taken apart for the first who wants more than its text. */
interface RecentMessage {
  readonly text: string
  readonly message: Message
}

async function* recentMessages(git: Git, signal?: AbortSignal): AsyncGenerator<RecentMessage> {
  const query = { range: 'HEAD', limit: COMMITS, noMerges: true }
  for await (const entry of git.log(query, signal)) {
    let read: Message | undefined
    yield {
      text: entry.message,
      get message() {
        const around = { state: 'outgoing', author: entry.author } as const
        return (read ??= readCommit(entry, git, around, signal).message)
      },
    }
  }
}

async function arrayOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

function shareOf(part: number, whole: number): Share | undefined {
  return whole === 0 ? undefined : { share: part / whole, of: whole }
}
