import type { LogEntry } from '../../host/git'
import { skipWhiteSpace } from '../../parse/whiteSpace'
import { perlPattern } from '../perlPattern'
import { formatEmail, parseEmail } from './address'
import type { Options } from './options'
import type { Recipients } from './recipients'
import { asPerlReads } from './undecodable'

/** What the script reads out of one `git log`. */
export interface Signatures {
  /** The number of commits; 0 where no commit carries a signature, which the script then divides by. */
  readonly commits: number
  readonly signers: string[]
  readonly authors: string[]
  /** Lines added and removed, one item for each commit that changes the file under its present name. */
  readonly stats: readonly { readonly added: number; readonly removed: number }[]
}

/** Reads a log as the script does: line by line, with no idea where one part of a commit ends and the next begins. */
export async function signaturesIn(
  log: AsyncIterable<LogEntry>,
  file: string,
  options: Options,
  recipients: Recipients,
): Promise<Signatures> {
  let commits = 0
  let signed: string[] = []
  const authors: string[] = []
  const stats: { added: number; removed: number }[] = []
  // The script takes the name of the file for a regular expression here.
  const named = perlPattern(`^${file}$`, false)
  for await (const entry of log) {
    for (const line of linesOf(entry)) {
      if (/^GitCommit: [0-9a-f]{40}/.test(line)) commits++
      if (line.startsWith('GitAuthor: ')) authors.push(line)
      if (isSignature(line, options['git-all-signature-types'])) signed.push(line)
      const [, added, removed, path] = COUNTS.exec(line) ?? []
      if (path !== undefined && named.test(path))
        stats.push({ added: Number(added), removed: Number(removed) })
    }
    for (const { path, from, added, removed } of entry.lineCounts ?? []) {
      if (from !== undefined && from !== path) continue
      if (added !== undefined && removed !== undefined && named.test(path))
        stats.push({ added, removed })
    }
  }
  if (signed.length === 0) return { commits: 0, signers: [], authors, stats }
  if (!options['git-chief-penguins']) {
    signed = signed.filter(line => !line.toLowerCase().includes('linus torvalds'))
  }
  // Authors come before signers, since whoever is seen first gives a name or an address its form.
  const written = (line: string) => recipients.settled(afterLastColon(line))
  return { commits, authors: authors.map(written), signers: signed.map(written), stats }
}

/** A line of a message that looks like one of `--numstat` passes for one. */
const COUNTS = /^(\d+)\t(\d+)\t(.*)$/

/** The author of the first commit of a log, as the script writes it; it does not look at Linus unless it is told to. */
export async function authorIn(
  log: AsyncIterable<LogEntry>,
  options: Options,
): Promise<string | undefined> {
  for await (const { author } of log) {
    const text = `${asPerlReads(author.name)} <${asPerlReads(author.email)}>`
    const chief = /linus torvalds/i.test(text) && !options['git-chief-penguins']
    return chief ? undefined : formatEmail(parseEmail(text))
  }
  return undefined
}

/** The lines that the script's `git log --format` prints for a commit, without the white space before them. */
function* linesOf({ hash, author, subject, message }: LogEntry): Generator<string> {
  yield `GitCommit: ${hash}`
  yield `GitAuthor: ${asPerlReads(author.name)} <${asPerlReads(author.email)}>`
  yield `GitSubject: ${subject}`
  for (const line of bodyOf(message)) {
    const start = skipWhiteSpace(line, 0, line.length)
    if (start < line.length) yield asPerlReads(line.slice(start))
  }
}

/** The lines that `%b` prints: those behind the first paragraph. */
function bodyOf(message: string): string[] {
  const lines = message.split('\n')
  let at = lines.findIndex(line => !isBlank(line))
  while (at >= 0 && at < lines.length && !isBlank(lines[at] ?? '')) at++
  return at < 0 ? [] : lines.slice(at)
}

function isBlank(line: string): boolean {
  return skipWhiteSpace(line, 0, line.length) === line.length
}

function isSignature(line: string, allTypes: boolean): boolean {
  const at = line.lastIndexOf('@')
  if (at < 0) return false
  if (!allTypes) return /^(?:Signed-off-by|Reviewed-by|Acked-by):/.test(line)
  const by = line.slice(1).search(/[Bb][Yy]:/)
  return by >= 0 && at > by + 1
}

/** What stands behind the last colon that something stands behind. */
function afterLastColon(line: string): string {
  const colon = line.lastIndexOf(':', line.length - 2)
  if (colon < 0) return line
  const start = skipWhiteSpace(line, colon + 1, line.length)
  return line.slice(Math.min(start, line.length - 1))
}

/**
 * Adds the most frequent of `people`, each with a count, as `role:3/7=43%`. It stops at the first one under the limits.
 * Equal counts come in alphabetical order; the script leaves that to chance.
 */
export function assign(
  role: string,
  divisor: number,
  people: Iterable<readonly [string, number]>,
  options: Options,
  recipients: Recipients,
  { aliases, ignored }: { aliases: (email: string) => string; ignored: ReadonlySet<string> },
): void {
  const counts = new Map<string, number>()
  for (const [email, count] of people) {
    if (count === 0) continue
    const mapped = aliases(email)
    counts.set(mapped, (counts.get(mapped) ?? 0) + count)
  }
  const whole = Math.max(1, divisor)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  let rank = 0
  for (const [email, count] of sorted) {
    if (ignored.has(email)) continue
    const percent = Math.min(100, (count * 100) / whole)
    rank++
    if (count < options['git-min-signatures'] || rank > options['git-max-maintainers']) return
    if (percent < options['git-min-percent']) return
    recipients.add(email, '')
    recipients.addRole(
      email,
      options.rolestats ? `${role}:${count}/${whole}=${rounded(percent)}%` : role,
    )
  }
}

/** Halves go to the even neighbour, as C's `%.0f` rounds them. */
function rounded(percent: number): number {
  const floor = Math.floor(percent)
  const rest = percent - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor
}

/** Everybody once, with the number of times. */
export function counted(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const email of people) counts.set(email, (counts.get(email) ?? 0) + 1)
  return counts
}
