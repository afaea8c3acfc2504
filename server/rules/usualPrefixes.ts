import type { LogQuery } from '../host/git'
import type { History } from '../model/history'
import type { Message } from '../model/message'
import { commonPrefixes, type UsualPrefix } from '../model/prefixHistory'
import { percent } from './percent'
import { choice, replace, type Fix } from './rule'

/** So many touched files are asked about at most: a change of more belongs to nobody's history. */
const FILES = 50

/**
 * The search that offers, as a choice, the prefixes that the history of the touched code uses, the most frequent first.
 * What is rare beside the first is a slip that nobody should take up, such as "drivers:" where nearly all write "mmc:".
 */
export function offeredPrefixes(
  { subject, change }: Message,
  git: History,
): (signal?: AbortSignal) => Promise<readonly (Fix | undefined)[]> {
  return async signal => {
    const paths = await change.paths()
    if (!subject || !paths) return []
    const prefixes = await prefixesAround(git, paths.slice(0, FILES), signal)
    const at = subject.title.head.to(subject.phrase.head)
    const least = (prefixes[0]?.share ?? 0) / 20
    const usual = prefixes.filter(({ share }) => share >= least)
    return usual.slice(0, 5).map(({ prefix, share, of }) => {
      const title = `Begin with "${prefix}" (${inWords(share, of)})`
      return choice(replace(title, at, `${prefix} `))
    })
  }
}

/** Of a handful of commits per cent would say more than there is to know. */
function inWords(share: number, of: number): string {
  if (of >= ENOUGH_FOR_PERCENT) return `${percent(share)} of this code's commits do`
  return `${Math.round(share * of)} of ${of} ${of === 1 ? 'commit' : 'commits'} of this code`
}

const ENOUGH_FOR_PERCENT = 10

/** The prefixes of the commits that touched these files, but for those with the subject `except`, which are the message's own. */
export async function prefixesOfFiles(
  git: History,
  paths: readonly string[],
  except: string,
  signal?: AbortSignal,
): Promise<{ readonly prefixes: readonly UsualPrefix[]; readonly commits: number }> {
  const subjects = await subjectsOf(git, recent(paths.slice(0, FILES)), signal)
  const others = subjects.filter(subject => subject !== except)
  return { prefixes: commonPrefixes(others), commits: others.length }
}

/** Prefixes of the files; where these are new, of what lies around them. */
async function prefixesAround(
  git: History,
  files: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly UsualPrefix[]> {
  const own = await subjectsOf(git, recent(files), signal)
  const folders = files.map(path => path.replace(/\/?[^/]*$/, '')).filter(folder => folder !== '')
  const around = { paths: folders.length > 0 ? folders : files }
  return commonPrefixes(own.length > 0 ? own : await subjectsOf(git, around, signal))
}

/** Without a limit in time, git would read all of history for a file that has none. */
function recent(paths: readonly string[]): LogQuery {
  return { paths, since: '3-years-ago' }
}

async function subjectsOf(
  git: History,
  query: LogQuery,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const subjects: string[] = []
  if (query.paths?.length === 0) return subjects
  for await (const { subject } of git.log({ ...query, limit: 100, noMerges: true }, signal)) {
    subjects.push(subject)
  }
  return subjects
}
