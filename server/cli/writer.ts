import type { Git } from '../host/git'
import type { Identity } from '../model/identity'
import { identityOf } from '../services/draftFacts'

/** What git's configuration says of the person at the keyboard and of the messages that they write. */
export interface Writer {
  readonly me?: Identity | undefined
  /** `core.commentString` or `core.commentChar`. */
  readonly comment?: string | undefined
  /** `commit.cleanup`. */
  readonly cleanup?: string | undefined
}

/** Asks git once, when somebody first wants to know; without git nothing is known. */
export function writerOf(git: Git | undefined): () => Promise<Writer> {
  let answer: Promise<Writer> | undefined
  return () => (answer ??= git ? askGit(git) : Promise.resolve({}))
}

async function askGit(git: Git): Promise<Writer> {
  const [me, commentString, commentChar, cleanup] = await Promise.all([
    identityOf(git),
    git.config('core.commentString'),
    git.config('core.commentChar'),
    git.config('commit.cleanup'),
  ])
  return { me, comment: commentString ?? commentChar, cleanup }
}

/** The comment character outside an editor's file, where there is nothing from which `auto` could be guessed. */
export function givenComment(comment: string | undefined): string | undefined {
  return comment === 'auto' ? undefined : comment
}
