import type { GaveUp, Git } from '../host/git'
import type { LinesOfFile } from '../model/changedLines'
import type { FoundRecipients } from '../model/foundRecipients'
import { sameEmail, type Identity } from '../model/identity'
import type { HistoryReason } from '../model/maintainersAnswer'
import { pathHistory, signersOf } from '../model/pathHistory'
import type { MaintainersTree } from './maintainersTree'
import { repositoryPrefix } from './repositoryPrefix'

/** Who counts in the history; the defaults are those of get_maintainer.pl. */
export interface HistoryLimits {
  /** In git's own words; `1-year-ago`. */
  readonly since?: string
  /** At most so many people; 5. */
  readonly people?: number
  /** Of the commits, at least so many in a hundred; 5. */
  readonly percent?: number
}

/** Lines of a file whose authors count, as the file is in a revision. */
export interface LinesInQuestion extends LinesOfFile {
  readonly base: string
}

/** So many files say enough of who wrote what a change touches. */
const MOST_BLAMED = 20
const MOST_RANGES = 30

/** Adds authors and signers of the commits that touched these paths. */
export async function addHistory(
  paths: readonly string[],
  limits: Required<HistoryLimits>,
  git: Git,
  tree: MaintainersTree,
  found: FoundRecipients,
  signal: AbortSignal,
  gaveUp: GaveUp,
): Promise<void> {
  const query = await logOf(paths, git, tree)
  if (!query) return
  const log = git.log({ ...query, since: limits.since }, signal, gaveUp)
  const history = await pathHistory(log, tree.people)
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

/** The log of these paths, as the script asks for it; undefined where there is none. */
export async function logOf(
  paths: readonly string[],
  git: Git,
  tree: MaintainersTree,
): Promise<
  { readonly paths: string[]; readonly noMerges: true; readonly follow: boolean } | undefined
> {
  const prefix = await repositoryPrefix(tree.root, tree.files, git)
  if (paths.length === 0 || git.facts.empty || prefix === undefined) return undefined
  return {
    paths: paths.map(path => `${prefix}${path}`),
    noMerges: true,
    follow: paths.length === 1 && !paths[0]?.endsWith('/'),
  }
}

/** Adds who wrote the lines that are changed or selected, those of most lines first. */
export async function addBlame(
  lines: readonly LinesInQuestion[],
  limits: Required<HistoryLimits>,
  git: Git,
  tree: MaintainersTree,
  found: FoundRecipients,
  signal: AbortSignal,
  gaveUp: GaveUp,
): Promise<void> {
  const prefix = await repositoryPrefix(tree.root, tree.files, git)
  if (prefix === undefined || git.facts.empty) return
  const authors = new Map<
    string,
    { author: Identity; lines: number; commits: number; latest: string }
  >()
  let of = 0
  for (const { path, ranges, base } of lines.slice(0, MOST_BLAMED)) {
    const query = { path: `${prefix}${path}`, ranges: ranges.slice(0, MOST_RANGES), revision: base }
    for (const { commit, count } of await git.blame(query, signal, gaveUp)) {
      const author = tree.people(commit.author)
      const key = author.email.toLowerCase()
      const known = authors.get(key) ?? { author, lines: 0, commits: 0, latest: commit.date }
      known.lines += count
      known.commits++
      if (Date.parse(commit.date) > Date.parse(known.latest)) known.latest = commit.date
      authors.set(key, known)
      of += count
    }
  }
  signal.throwIfAborted()
  const most = [...authors.values()].sort((a, b) => b.lines - a.lines)
  for (const { author, ...figures } of most.slice(0, limits.people)) {
    if (figures.lines * 100 < limits.percent * of) continue
    found.addPerson(author, 'cc', { kind: 'blame', ...figures, of })
  }
}

/** Adds author and signers of a commit that is repaired. */
export async function addFixes(
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
