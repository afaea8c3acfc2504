import type { Git } from '../host/git'
import { FoundRecipients } from '../model/foundRecipients'
import { FoundSections, patternOf } from '../model/foundSections'
import { sameEmail, type Identity } from '../model/identity'
import type { HistoryReason, MaintainersAnswer, PatternMatch } from '../model/maintainersAnswer'
import { pathHistory, signersOf } from '../model/pathHistory'
import { isBuriedAlive, type Subsystem, type SubsystemEntry } from '../model/subsystems'
import { touchedPaths } from '../model/touchedPaths'
import { relativeTo } from './absolutePath'
import type { MaintainersTree } from './maintainersTree'

/** What the answer is for: paths, or a patch that names them. */
export interface MaintainersQuestion {
  /** Relative to the tree; a directory with a slash at its end. */
  readonly paths: readonly string[]
  /** A patch in any form that get_maintainer.pl reads: its paths are added, its keywords and `Fixes:` count. */
  readonly patch?: string
  /** `false`: history is not asked. */
  readonly history?: HistoryLimits | false
}

/** Who counts in the history; the defaults are those of get_maintainer.pl. */
export interface HistoryLimits {
  /** In git's own words; `1-year-ago`. */
  readonly since?: string
  /** At most so many people; 5. */
  readonly people?: number
  /** Of the commits, at least so many in a hundred; 5. */
  readonly percent?: number
}

/** Answers the question. Never rejects but for the signal; what is missing is said in the notices. */
export async function maintainers(
  question: MaintainersQuestion,
  tree: MaintainersTree,
  signal: AbortSignal,
): Promise<MaintainersAnswer> {
  const search = tree.ownership.keywords()
  const touched = touchedPaths(question.patch ?? '', search.look.bind(search))
  const paths = [...new Set([...question.paths, ...touched.paths])].filter(
    path => path !== 'dev/null',
  )
  const found = new FoundRecipients(tree.people)
  const sections = sectionsOf(paths, tree, found)
  for (const { subsystem, entry } of search.found()) {
    const pattern = patternOf(entry, [])
    sections.add(subsystem, pattern, -1)
    found.addSection(subsystem, pattern, false)
  }
  const notices: string[] = []
  if (tree.maintainersFiles.length === 0) {
    notices.push('There is no MAINTAINERS file here: people can be found in the history alone.')
  }
  if (question.history !== false) {
    const limits = { since: '1-year-ago', people: 5, percent: 5, ...question.history }
    const git = await tree.git()
    if (!git) notices.push('There is no git repository here: nobody can be found in the history.')
    else {
      await addHistory(paths, limits, git, tree, found, notices, signal)
      for (const commit of new Set(touched.fixes)) await addFixes(commit, git, found, signal)
    }
  }
  const matches = sections.all()
  return {
    paths,
    recipients: found.all(),
    sections: matches,
    onlyTheRest: matches.length > 0 && matches.every(({ name }) => name === 'THE REST'),
    notices,
  }
}

function hasMaintainer(subsystem: Subsystem): boolean {
  return !isBuriedAlive(subsystem) && subsystem.categories.some(({ letter }) => letter === 'M')
}

function sectionsOf(
  paths: readonly string[],
  { ownership }: MaintainersTree,
  found: FoundRecipients,
): FoundSections {
  const sections = new FoundSections()
  const patterns = new Map<SubsystemEntry, PatternMatch & { paths: string[] }>()
  for (const path of paths) {
    const { matches } = ownership.of(path)
    const deepest = matches.find(({ subsystem }) => hasMaintainer(subsystem))?.depth
    for (const { subsystem, patterns: entries, depth } of matches) {
      for (const entry of entries) {
        const pattern = patterns.get(entry) ?? { ...patternOf(entry, []), paths: [] }
        pattern.paths.push(path)
        patterns.set(entry, pattern)
        sections.add(subsystem, pattern, depth)
        found.addSection(subsystem, pattern, depth === deepest)
      }
    }
  }
  return sections
}

async function addHistory(
  paths: readonly string[],
  limits: Required<HistoryLimits>,
  git: Git,
  tree: MaintainersTree,
  found: FoundRecipients,
  notices: string[],
  signal: AbortSignal,
): Promise<void> {
  const { topLevel, incomplete, empty } = git.facts
  const prefix = await prefixOf(tree, topLevel)
  if (paths.length === 0 || empty || prefix === undefined) return
  if (incomplete)
    notices.push(
      'Part of the history is not here (a shallow or partial clone): its figures may be too low.',
    )
  const query = {
    paths: paths.map(path => `${prefix}${path}`),
    since: limits.since,
    noMerges: true,
    follow: paths.length === 1 && !paths[0]?.endsWith('/'),
  }
  const history = await pathHistory(git.log(query, signal), tree.people)
  signal.throwIfAborted()
  let room = limits.people
  for (const { identity, commits, authored, signed, lastActive } of history.people) {
    const percent = Math.round((commits * 100) / Math.max(1, history.commits))
    const figures = { commits, of: history.commits, percent, authored, signed, since: limits.since }
    const reason: HistoryReason = { kind: 'history', ...figures }
    const counts = percent >= limits.percent && room > 0 && !isChief(identity)
    if (counts) {
      room--
      found.addPerson(identity, 'history', reason, lastActive)
    } else found.note(identity, reason, lastActive)
  }
}

/** Where the tree lies in its repository: empty at its top, undefined where that cannot be told. */
async function prefixOf(
  { root, files }: MaintainersTree,
  topLevel: string | undefined,
): Promise<string | undefined> {
  if ((await files.kind(`${root}/.git`)) !== undefined) return ''
  const below = topLevel === undefined ? undefined : relativeTo(topLevel, root)
  return below === undefined || below === '' ? below : `${below}/`
}

async function addFixes(
  commit: string,
  git: Git,
  found: FoundRecipients,
  signal: AbortSignal,
): Promise<void> {
  for await (const { hash, subject, author, message } of git.log(
    { range: commit, limit: 1 },
    signal,
  )) {
    const reason = { kind: 'fixes', commit: hash, subject } as const
    found.addPerson(author, 'cc', { ...reason, role: 'author' })
    for (const signer of signersOf(message)) {
      if (sameEmail(signer, author) || isChief(signer)) continue
      found.addPerson(signer, 'cc', { ...reason, role: 'signer' })
    }
  }
}

/** Linus signs what passes through his hands; the script leaves him alone, and so do we. */
function isChief({ name }: Identity): boolean {
  return name === 'Linus Torvalds'
}
