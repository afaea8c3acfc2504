import type { CommitRef, CommitsAnswer, CommitsQuestion, CommitText } from '../protocol/commits'
import type { RecipientsAnswer, RecipientsQuestion } from '../protocol/recipients'
import { commitText, personCommits } from '../services/personCommits'
import { recipientHeaders } from '../services/recipientHeaders'
import type { Place } from '../services/workspace'

/** What somebody did in a repository, in the words of the side panel. */
export async function commitsAnswer(
  place: Place | undefined,
  { email, paths }: CommitsQuestion,
  signal: AbortSignal,
): Promise<CommitsAnswer> {
  const git = await place?.git()
  if (!place || !git) return { commits: [], isCut: false, silent: NO_GIT }
  const people = await place.people()
  const { commits, isCut } = await personCommits(git, email, paths, people, signal)
  return {
    isCut,
    commits: commits.map(({ commit: { hash, subject, date }, did }) => ({
      hash,
      subject,
      date: date.slice(0, 10),
      did,
    })),
  }
}

export async function commitTextAnswer(
  place: Place | undefined,
  { hash }: CommitRef,
  signal: AbortSignal,
): Promise<CommitText> {
  const git = await place?.git()
  if (!git) return { silent: NO_GIT }
  const text = await commitText(git, hash, signal)
  return text === undefined ? { silent: `git knows no commit ${hash} here.` } : { text }
}

export function recipientsAnswer({ text, to, cc }: RecipientsQuestion): RecipientsAnswer {
  const { edits, ...rest } = recipientHeaders(text, { to, cc })
  const insertions = edits.map(({ span, text }) => ({ offset: span.start, text }))
  return { ...rest, insertions: insertions.sort((a, b) => a.offset - b.offset) }
}

const NO_GIT = 'git cannot be asked here: there is no repository, or the workspace is not trusted.'
