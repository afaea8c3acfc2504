import type { Git } from '../host/git'
import type { Recipients } from '../model/getMaintainer/recipients'
import { assign, authorIn, counted, signaturesIn } from '../model/getMaintainer/signatures'
import type { TouchedRange } from '../model/touchedPaths'
import type { ScriptWorld } from './getMaintainerHistory'

/**
 * `--git-blame`: adds who wrote and signed the commits that the lines of a file come from: those that patches replace,
 * else all of them.
 */
export async function addBlame(
  path: string,
  ranges: readonly TouchedRange[],
  world: ScriptWorld,
  recipients: Recipients,
  signal: AbortSignal | undefined,
): Promise<void> {
  const git = await world.git()
  const { tree, options } = world
  // A patch may name any path; what lies outside the tree is none of its business.
  if (!git || path.split('/').includes('..')) return
  if ((await tree.files.kind(`${tree.root}/${path}`)) !== 'file') return
  const lines = await commitsOf(path, ranges, git, signal)
  const commits = [...new Set(lines)]
  const signers: string[] = []
  if (options['git-blame-signatures']) {
    for (const commit of commits) {
      const log = git.log({ range: commit, limit: 1 }, signal)
      signers.push(...(await signaturesIn(log, path, options, recipients)).signers)
      signal?.throwIfAborted()
    }
  }
  if (options.file && options.rolestats)
    await addAuthors(lines, commits, git, world, recipients, signal)
  const role = options.file ? 'commits' : 'modified commits'
  const settled = signers.map(email => recipients.settled(email))
  if (settled.length > 0) assign(role, commits.length, counted(settled), options, recipients, world)
}

/** The commit of each line. */
async function commitsOf(
  path: string,
  ranges: readonly TouchedRange[],
  git: Git,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  if (ranges.length === 0) return [...(await git.lineCommits(path, undefined, signal))]
  const lines: string[] = []
  for (const range of ranges) {
    if (range.path === path) lines.push(...(await git.lineCommits(path, range, signal)))
  }
  return lines
}

/** Adds who wrote how many of the lines. */
async function addAuthors(
  lines: readonly string[],
  commits: readonly string[],
  git: Git,
  world: ScriptWorld,
  recipients: Recipients,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { options } = world
  const counts = counted(lines)
  const authored = new Map<string, number>()
  for (const commit of commits) {
    const log = git.log({ range: commit, limit: 1 }, signal)
    const author = await authorIn(log, options)
    signal?.throwIfAborted()
    if (author === undefined) continue
    const email = recipients.settled(author)
    authored.set(email, (authored.get(email) ?? 0) + (counts.get(commit) ?? 0))
  }
  assign('authored lines', lines.length, authored, options, recipients, world)
}
