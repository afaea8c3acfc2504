import type { Git, LogQuery } from '../host/git'
import type { Options } from '../model/getMaintainer/options'
import type { Recipients } from '../model/getMaintainer/recipients'
import { assign, counted, signaturesIn, type Signatures } from '../model/getMaintainer/signatures'
import type { MaintainersTree } from './maintainersTree'

/** What the script works with while it answers. */
export interface ScriptWorld {
  readonly tree: MaintainersTree
  readonly options: Options
  /** The form of an address that .mailmap wants. */
  readonly aliases: (email: string) => string
  /** Who is left out of the history, as `Name <address>`. */
  readonly ignored: ReadonlySet<string>
  /** The repository whose top the tree is; the script knows no other. */
  git(): Promise<Git | undefined>
}

/** Adds who signed and wrote what touched a path within the time that counts. */
export async function addHistory(
  path: string,
  world: ScriptWorld,
  recipients: Recipients,
  signal: AbortSignal | undefined,
): Promise<void> {
  const git = await world.git()
  if (!git) return
  const { options } = world
  const query: LogQuery = {
    paths: [path],
    since: options['git-since'],
    follow: true,
    noMerges: true,
    lineCounts: true,
  }
  const found = await signaturesIn(git.log(query, signal), path, options, recipients)
  signal?.throwIfAborted()
  const signers = found.signers.map(email => recipients.settled(email))
  assign('commit_signer', found.commits, counted(signers), options, recipients, world)
  assign('authored', found.commits, counted(found.authors), options, recipients, world)
  if (found.authors.length === found.stats.length) addLines(found, world, recipients)
}

/** Who added and removed how many lines. The script takes the n-th author for the one of the n-th count. */
function addLines(
  { authors, stats }: Signatures,
  world: ScriptWorld,
  recipients: Recipients,
): void {
  const people = new Set([...new Set(authors)].map(author => recipients.settled(author)))
  const added = new Map([...people].map(email => [email, 0]))
  const removed = new Map(added)
  for (const [at, author] of authors.entries()) {
    const email = recipients.settled(author)
    const count = stats[at]
    const sums = [added.get(email), removed.get(email)]
    if (!count || sums[0] === undefined || sums[1] === undefined) continue
    added.set(email, sums[0] + count.added)
    removed.set(email, sums[1] + count.removed)
  }
  const total = (key: 'added' | 'removed') => stats.reduce((sum, count) => sum + count[key], 0)
  assign('added_lines', total('added'), added, world.options, recipients, world)
  assign('removed_lines', total('removed'), removed, world.options, recipients, world)
}

/** Adds who signed a commit that a patch fixes. */
export async function addBlamed(
  commit: string,
  world: ScriptWorld,
  recipients: Recipients,
  signal: AbortSignal | undefined,
): Promise<void> {
  const git = await world.git()
  if (!git) return
  const log = git.log({ range: commit, limit: 1 }, signal)
  const { signers } = await signaturesIn(log, '', world.options, recipients)
  signal?.throwIfAborted()
  const settled = signers.map(email => recipients.settled(email))
  assign('blamed_fixes', 1, counted(settled), world.options, recipients, world)
}
