import type { Files } from '../host/files'
import type { CommitBuffer } from '../parse/commitBuffer'
import { decodeLossless } from '../text/bytes'
import { inside } from './absolutePath'

/** What git is in the middle of while a message is written. */
export interface GitOperation {
  /** An amended commit takes the place of HEAD, and so does a reworded one: git makes it first and amends it then. */
  readonly is: 'commit' | 'amend' | 'merge'
  /** The id of the commit whose message and author are taken over, where it is not HEAD that is amended. */
  readonly source?: string | undefined
  /** The name of the index in the git directory that will be committed, where it is not the usual one. */
  readonly index?: string | undefined
}

/**
 * Finds out what git is doing from the files in its directory, which it has written before an editor opens, and from
 * the template in the message; without one, as in the Source Control box, nobody can tell that a commit is amended.
 */
export async function gitOperation(
  files: Files,
  gitDirectory: string,
  template: Pick<CommitBuffer, 'changes' | 'dated'> | undefined,
): Promise<GitOperation> {
  const at = (name: string): string => inside(gitDirectory, name)
  // One look at every key: most of the time none of these files is there, and to ask for each takes as long again.
  const names = new Set(await files.list(gitDirectory))
  const listed = template !== undefined && template.changes.length > 0
  const index = listed ? otherIndex([...names]) : undefined
  if (names.has('MERGE_HEAD')) return { is: 'merge', index }
  const picked = names.has('CHERRY_PICK_HEAD')
    ? await idIn(files, at('CHERRY_PICK_HEAD'))
    : undefined
  if (picked !== undefined) return { is: 'commit', source: picked, index }
  const rebasing = names.has('rebase-merge') || names.has('rebase-apply')
  const source = rebasing ? await rebased(files, gitDirectory) : undefined
  if (template?.dated) return { is: 'amend', source, index }
  // Where a rebase has stopped for editing, what is not amended is a commit of its own.
  const edits = rebasing && (await files.kind(at('rebase-merge/amend'))) === 'file'
  return { is: 'commit', source: edits ? undefined : source, index }
}

/** `git commit -a` prepares an index of its own and leaves the lock there while somebody writes; with paths, a third one. */
function otherIndex(names: readonly string[]): string | undefined {
  return (
    names.find(name => /^next-index-\d+\.lock$/.test(name)) ??
    names.find(name => name === 'index.lock')
  )
}

/** The commit that a rebase makes anew at the moment: the one at which it has stopped, or the one to be reworded. */
async function rebased(files: Files, gitDirectory: string): Promise<string | undefined> {
  const at = (name: string): string => inside(gitDirectory, name)
  const stopped =
    (await idIn(files, at('rebase-merge/stopped-sha'))) ??
    (await idIn(files, at('rebase-apply/original-commit')))
  if (stopped !== undefined) return stopped
  const done = await textOf(files, at('rebase-merge/done'))
  return /(?:^|\n)(?:reword|r) ([0-9a-f]{7,64})\b[^\n]*\n?$/.exec(done)?.[1]
}

async function idIn(files: Files, path: string): Promise<string | undefined> {
  return /^([0-9a-f]{7,64})\s*$/.exec(await textOf(files, path))?.[1]
}

/** The instructions of the longest rebase are shorter. */
const LONGEST = 1024 * 1024

async function textOf(files: Files, path: string): Promise<string> {
  const { bytes } = await files.read(path, LONGEST)
  return bytes ? decodeLossless(bytes).text : ''
}
