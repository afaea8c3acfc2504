import type { CommitNames } from './commitNames'
import type { BlamedLines, BlameQuery, CommitFinder } from './git'
import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import type { RepositoryState } from './repositoryState'

/** What of a repository the question needs. */
interface Blamed {
  readonly program: GitProgram
  readonly state: RepositoryState
  readonly names: CommitNames
  readonly finder: CommitFinder
}

/** The commits that lines of a file come from, those with the most lines first. */
export async function blamedLines(
  { program, state, names, finder }: Blamed,
  { path, ranges, revision = 'HEAD' }: BlameQuery,
  signal?: AbortSignal,
): Promise<readonly BlamedLines[]> {
  const asked = ranges.filter(({ first, last }) => first >= 1 && last >= first)
  const id = await names.idOf(revision, signal)
  if (id === undefined || asked.length === 0 || path === '') return []
  const lines = asked.map(({ first, last }) => `-L${first},${last}`)
  // Without --root the first commit of all would pass for the end of a shallow clone.
  const options = ['--porcelain', '--root', '-w', '--no-textconv', '--no-ignore-revs-file']
  const args = ['blame', ...options, ...lines, id, '--', path]
  const answer = await answerText(silentOnNothing(program), args, signal)
  const counts = linesByCommit(answer)
  if (state.shallow) for (const end of await state.boundary()) counts.delete(end)
  const found: BlamedLines[] = []
  for (const [hash, count] of counts) {
    const lookup = await finder.lookup(hash, signal)
    if (lookup.is === 'found') found.push({ commit: lookup.commit, count })
  }
  return found.sort((a, b) => b.count - a.count)
}

/** What git says where the file or the lines are not there: an answer, and no failure. */
const NOTHING = /fatal: (?:no such path |file .* has only )/

function silentOnNothing(program: GitProgram): GitProgram {
  return {
    ...program,
    log: detail => {
      if (!NOTHING.test(detail)) program.log(detail)
    },
  }
}

/** The commits of the lines of a file in the work tree, as plain `git blame -l` names them. */
export async function lineCommits(
  program: GitProgram,
  path: string,
  lines: { readonly first: number; readonly count: number } | undefined,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  if (path === '' || lines?.count === 0) return []
  const stretch = lines ? [`-L${lines.first},+${lines.count}`] : []
  const answer = await answerText(
    program,
    ['blame', '-l', '--no-textconv', ...stretch, '--', path],
    signal,
  )
  return answer.split('\n').flatMap(line => /^[0-9a-f]+(?= )/.exec(line)?.[0] ?? [])
}

/** How many lines each commit has in what `git blame --porcelain` says: a header for each, and the line behind a tab. */
function linesByCommit(answer: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of answer.split('\n')) {
    const id = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line)?.[1]
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
