import type { Git } from '../host/git'
import type { MaintainersQuestion } from './maintainers'

/** A change, file or patch that somebody asks about: what the answer is for, in words and as a question. */
export interface ChangeInQuestion {
  /** For a heading: `drivers/net/foo.c`, `the staged change (3 files)`. */
  readonly name: string
  readonly question: MaintainersQuestion
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
  return { name: `the staged change (${filesIn(listed)})`, question: { paths: listed, patch } }
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
      question: { paths, patch: `${message}\n${diff}` },
    }
  }
  return undefined
}

function filesIn(paths: readonly string[]): string {
  if (paths.length === 0) return 'no files'
  return paths.length === 1 ? '1 file' : `${paths.length} files`
}
