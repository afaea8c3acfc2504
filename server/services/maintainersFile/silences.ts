import type { Git } from '../../host/git'
import { changeHistory, type ChangeHistory } from '../../model/changeHistory'
import { laterNamesake, silence } from '../../model/freshness'
import { identityIn } from '../../model/identity'
import type { Mailmap } from '../../model/mailmap'
import type { Sightings } from '../../model/sightings'
import type { Entry, Section } from '../../parse/maintainersFile'
import { SINCE, type SightingsMemory } from '../sightingsMemory'
import { withLetter, type HistoryCheck, type MaintainersCheck, type Silence } from './check'
import { MAINTAINERS_CHECKS } from './checks'
import { isHistoryCheck, named, type MaintainersFinding } from './findings'
import type { PlacedSections, SectionText } from './placedSections'
import type { TrackedPaths } from './trackedPaths'
import { inTurns, turnsFor, type Turns } from '../turns'

/** The tree that a MAINTAINERS file speaks of, and its history. */
export interface TreeHistory {
  readonly git: Git
  /** Absolute path of the top of the tree. */
  readonly root: string
  /** The tree's own path in the repository: empty, or with a slash at its end. */
  readonly prefix: string
  readonly people: Mailmap
  readonly tracked: TrackedPaths
}

/**
 * Finds who has gone silent in MAINTAINERS files. The log is read twice: for when people were last seen, which the side
 * panel asks too, and, only where somebody has gone silent, for which commits changed which files. That takes seconds,
 * and is kept: a day's commits more change no verdict.
 */
export class SilenceMemory {
  private readonly changes = new Map<string, Promise<ChangeHistory>>()
  private known = new WeakMap<SectionText, readonly MaintainersFinding[]>()
  private seenIn: Sightings | undefined
  private trackedIn: TrackedPaths | undefined
  private work = new AbortController()
  private readonly checks: readonly HistoryCheck[]

  constructor(
    private readonly sightings: SightingsMemory,
    checks: readonly MaintainersCheck[] = MAINTAINERS_CHECKS,
  ) {
    this.checks = checks.filter(isHistoryCheck)
  }

  /** The findings by the text of each section that has any, their places counted from its start. Throws when given up. */
  async findings(
    { sections }: PlacedSections,
    tree: TreeHistory,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly MaintainersFinding[]>> {
    const all = new Map<string, readonly MaintainersFinding[]>()
    if (tree.git.facts.empty || tree.git.facts.shallow) return all
    const seen = await this.sightings.of(tree.git, tree)
    signal.throwIfAborted()
    if (this.seenIn !== seen || this.trackedIn !== tree.tracked) this.known = new WeakMap()
    this.seenIn = seen
    this.trackedIn = tree.tracked
    const { known } = this
    const turns = turnsFor(signal)
    for (const { content } of sections) {
      const found = known.get(content) ?? (await this.look(content.section, tree, seen, turns))
      known.set(content, found)
      if (found.length > 0) all.set(content.text, found)
      await turns.rest()
    }
    return all
  }

  /** Nobody waits for the history any more. */
  giveUp(): void {
    this.work.abort()
    this.work = new AbortController()
  }

  private async look(
    section: Section,
    tree: TreeHistory,
    seen: Sightings,
    turns: Turns,
  ): Promise<readonly MaintainersFinding[]> {
    const silent = withLetter(section, 'M').flatMap(entry => {
      const found = silenceOf(entry, tree.people, seen)
      return found ? { entry, since: found.since } : []
    })
    if (silent.length === 0) return []
    const history = await this.changesIn(tree)
    const paths = await filesOf(section, tree, turns)
    const silences = new Map(
      silent.map(({ entry, since }): [Entry, Silence] => {
        const changes = history.changes(paths, since)
        return [entry, { ...(since !== undefined && { since }), from: seen.from ?? '', changes }]
      }),
    )
    return this.checks.flatMap(check =>
      [...check.check(section, entry => silences.get(entry))].map(fault => named(check, fault)),
    )
  }

  private changesIn({ git, root }: TreeHistory): Promise<ChangeHistory> {
    const before = this.changes.get(root)
    if (before) return before
    const query = { since: SINCE, noMerges: true, changedPaths: true, withoutMessages: true }
    const { signal } = this.work
    const changes = changeHistory(inTurns(git.log(query, signal), signal))
    this.changes.set(root, changes)
    changes.catch(() => this.changes.delete(root))
    return changes
  }
}

function silenceOf({ value }: Entry, people: Mailmap, seen: Sightings): ReturnType<typeof silence> {
  const written = identityIn(value)
  if (written.email === '') return undefined
  const person = people(written)
  const last = seen.seen(person) ?? seen.seen(written)
  const alias = laterNamesake(person, last, seen)
  return silence(alias?.date ?? last, { anywhere: seen, incomplete: false })
}

/** The tracked files of a section, as the repository names them. */
async function filesOf(
  section: Section,
  { tracked, prefix }: TreeHistory,
  turns: Turns,
): Promise<Set<string>> {
  const paths = new Set<string>()
  for (const { letter, value } of withLetter(section, 'FN')) {
    const found =
      letter === 'F'
        ? await tracked.matching(value.text, turns)
        : await tracked.named(value.text, turns)
    for (const path of found) paths.add(`${prefix}${path}`)
  }
  for (const { value } of withLetter(section, 'X'))
    for (const path of await tracked.matching(value.text, turns)) paths.delete(`${prefix}${path}`)
  return paths
}
