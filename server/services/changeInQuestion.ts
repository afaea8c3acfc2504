import type { Git } from '../host/git'
import { field, parseMail } from '../parse/mail'
import { parseSubject } from '../parse/subject'
import { formatCount } from '../text/numbers'
import { Slice } from '../text/slice'
import { nameOf } from './absolutePath'
import type { MaintainersQuestion, PatchText } from './maintainers'

/** A change, file or patch that somebody asks about: what the answer is for, in words and as a question. */
export interface ChangeInQuestion {
  /** For a heading: `drivers/net/foo.c`, `the staged change (3 files)`. */
  readonly name: string
  readonly question: MaintainersQuestion
  /** It is about to be posted, or has been: how many that reaches is of interest. */
  readonly isPosting?: boolean
  /** Plain sentences about what of the change is not known. */
  readonly notices?: readonly string[]
  /** What the patches of the question are called, where they are files. */
  readonly patches?: readonly PatchFile[]
}

/** A file that holds one patch of a posting, or its cover letter. */
export interface PatchFile {
  readonly path: string
  /** `2/3 net: foo: flush the bar`, or the name of the file. */
  readonly label: string
  readonly isCover: boolean
}

/** What the next commit will change, with the message being written for it, whose `Fixes:` lines count. */
export async function stagedChange(
  git: Git | undefined,
  message: { readonly text: string; readonly paths: readonly string[] } | undefined,
  signal: AbortSignal,
): Promise<ChangeInQuestion> {
  const [staged = [], diff = ''] = await Promise.all([git?.staged(signal), git?.stagedDiff(signal)])
  // A commit that is amended or made of named files changes what git's template lists, not what is staged.
  const listed =
    message && message.paths.length > 0 ? message.paths : staged.map(({ path }) => path)
  const covers =
    staged.length === listed.length && staged.every(({ path }) => listed.includes(path))
  const patch = [message?.text ?? '', covers ? diff : ''].join('\n')
  return {
    name: `the staged change (${filesIn(listed)})`,
    question: { paths: listed, patches: [{ text: patch }] },
    isPosting: listed.length > 0,
  }
}

/** What one commit changes, given by an id or another name of a revision; undefined where git does not know it. */
export async function commitChange(
  git: Git | undefined,
  revision: string,
  signal: AbortSignal,
): Promise<ChangeInQuestion | undefined> {
  if (!git) return undefined
  for await (const commit of git.log({ range: revision, limit: 1 }, signal)) {
    const { hash, subject, message } = commit
    const [changed, diff] = await Promise.all([
      git.changedBy(hash, signal),
      git.diffOf(hash, signal),
    ])
    const paths = changed.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
    return {
      name: `commit ${hash.slice(0, 12)} ("${subject}"), ${filesIn(paths)}`,
      question: { paths, patches: [{ text: `${message}\n${diff}`, base: `${hash}^` }] },
      isPosting: true,
    }
  }
  return undefined
}

/** So many commits are looked at whole; more are no posting. */
const MOST_COMMITS = 300

/** What the commits of a range change, oldest first; merges are left out. */
export async function rangeChange(
  git: Git | undefined,
  range: string,
  signal: AbortSignal,
): Promise<ChangeInQuestion | undefined> {
  if (!git) return undefined
  const patches: PatchText[] = []
  const query = { range, noMerges: true, limit: MOST_COMMITS }
  const notices = new Set<string>()
  for await (const { hash, message } of git.log(query, signal, () => notices.add(CUT_RANGE))) {
    patches.push({ text: `${message}\n${await git.diffOf(hash, signal)}`, base: `${hash}^` })
  }
  if (patches.length === 0) return undefined
  const commits = formatCount(patches.length, 'commit')
  const some = patches.length === MOST_COMMITS ? ' (the newest of them)' : ''
  return {
    name: `${range}, ${commits}${some}`,
    question: { paths: [], patches: patches.reverse() },
    isPosting: true,
    notices: [...notices],
  }
}

const CUT_RANGE = 'git could not read all of the range: what older commits change is not looked at.'

/** The patches of a posting, in its order, and what else was chosen with them. */
export function seriesChange(
  files: readonly { readonly path: string; readonly text: string }[],
  sources: readonly string[] = [],
): ChangeInQuestion {
  const patches = files.map(({ path, text }) => ({ path, ...titleOf(text, nameOf(path)) }))
  const count = patches.filter(({ isCover }) => !isCover).length
  const many = formatCount(count, 'patch', 'patches')
  // Patches that somebody chose together need not be one.
  const totals = new Set(patches.map(({ total }) => total))
  const series = totals.size === 1 && !totals.has(undefined) ? `the series (${many})` : many
  const chosen = sources.length === 1 ? (sources[0] ?? '') : `${sources.length} files and folders`
  const names = [...(files.length > 0 ? [series] : []), ...(sources.length > 0 ? [chosen] : [])]
  return {
    name: names.join(' and '),
    question: { paths: sources, patches: files.map(({ text }) => ({ text })) },
    isPosting: count > 0,
    patches,
  }
}

/** What a patch calls itself. A cover letter is the one with the number 0. */
function titleOf(
  text: string,
  name: string,
): Omit<PatchFile, 'path'> & { readonly total?: number | undefined } {
  const subject = field(parseMail(Slice.of(text)), 'Subject')?.value
  if (!subject) return { label: name, isCover: false }
  const { tag, title } = parseSubject(subject)
  const place = tag?.number === undefined ? '' : `${tag.number}/${tag.total ?? '?'} `
  const label = title.isEmpty ? name : `${place}${title.text}`
  return { label, isCover: tag?.number === 0, total: tag?.total }
}

function filesIn(paths: readonly string[]): string {
  return paths.length === 0 ? 'no files' : formatCount(paths.length, 'file')
}
