import type { Commit, Git } from '../host/git'
import { changeFrom, type Change } from '../model/change'
import { sameEmail, type Identity } from '../model/identity'
import type { State } from '../model/state'
import { identityOf } from './draftFacts'
import type { GitOperation } from './gitOperation'
import { isPublished } from './postingState'

/** What is known of a commit before it is made. What git cannot tell is left out. */
export interface DraftChange {
  /** undefined where nothing would change, as while somebody plans a commit. */
  readonly change?: Change | undefined
  readonly author?: Identity | undefined
  /** A published commit of somebody else's that is reworded or picked is history: its author is not here to listen. */
  readonly state: State
}

/** Asks git what the commit will be that it is about to make. */
export async function draftChange(
  git: Git | undefined,
  operation: GitOperation,
): Promise<DraftChange> {
  if (!git) return { state: 'draft' }
  const { is, index } = operation
  const query = { against: is === 'amend' ? 'HEAD^' : 'HEAD', index } as const
  const [staged, source, me] = await Promise.all([
    git.staged(undefined, query),
    sourceOf(git, operation),
    identityOf(git),
  ])
  const paths = staged.map(({ path }) => path)
  const diff = () => git.stagedDiff(undefined, query)
  return {
    change:
      paths.length > 0
        ? changeFrom({ base: query.against, paths: () => Promise.resolve(paths), diff })
        : undefined,
    author: source?.author ?? me,
    state: source && (await isOthersHistory(git, source, me)) ? 'history' : 'draft',
  }
}

async function isOthersHistory(
  git: Git,
  { hash, author }: Commit,
  me: Identity | undefined,
): Promise<boolean> {
  return !(me && sameEmail(author, me)) && isPublished(git, hash)
}

/** The commit whose message and author are taken over. */
async function sourceOf(git: Git, { is, source }: GitOperation): Promise<Commit | undefined> {
  if (source !== undefined) {
    const found = await git.lookup(source)
    return found.is === 'found' ? found.commit : undefined
  }
  if (is !== 'amend') return undefined
  for await (const head of git.log({ limit: 1 })) return head
  return undefined
}
