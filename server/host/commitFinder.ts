import { abortable } from './abortable'
import { CatFile } from './catFile'
import type { CommitNames } from './commitNames'
import { lookupCommit, type ObjectSessions } from './commitLookup'
import type { Commit, CommitFinder, CommitLookup } from './git'
import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import type { RepositoryState } from './repositoryState'
import { SubjectIndex } from './subjectIndex'

/** So many answers about commits are kept until the repository changes. */
const REMEMBERED = 5_000

/** So many commits with one subject are enough to show; thousands of merges have the same. */
const MOST_WITH_SUBJECT = 10

/** Finds commits by id and by subject, and remembers the answers while the repository stays as it is. */
export function commitFinder(
  program: GitProgram,
  state: RepositoryState,
  names: CommitNames,
  partial: boolean,
): CommitFinder {
  const sessions: ObjectSessions = {
    contents: new CatFile(program, 'contents'),
    check: names.check,
    async candidates(prefix) {
      return (await answerText(program, ['rev-parse', `--disambiguate=${prefix}`]))
        .split('\n')
        .filter(Boolean)
    },
  }
  const subjects = new SubjectIndex(program)
  const answers = new Map<string, Promise<CommitLookup>>()
  /** Those that have come: a message that is typed asks for the same commits at every key. */
  const settled = new Map<string, CommitLookup>()

  state.onChange(() => {
    forget()
    // The running process knows packs, grafts and configuration of before.
    sessions.contents.close()
  })

  function forget(): void {
    answers.clear()
    settled.clear()
  }

  async function find(id: string): Promise<CommitLookup> {
    const answer = await lookupCommit(sessions, id)
    // Git failed this time; it need not the next.
    if (answer.is === 'unknown') answers.delete(id)
    const isId = /^[0-9a-f]{4,64}$/i.test(id)
    return answer.is === 'missing' && isId && (partial || state.shallow)
      ? { is: 'unknown' }
      : answer
  }

  function remembered(id: string): Promise<CommitLookup> {
    const known = answers.get(id)
    if (known) return known
    if (answers.size >= REMEMBERED) forget()
    const answer = find(id)
    answers.set(id, answer)
    void answer.then(
      found => {
        // The repository may have changed, or the answer been none.
        if (answers.get(id) === answer) settled.set(id, found)
      },
      () => undefined,
    )
    return answer
  }

  return {
    async lookup(id, signal) {
      await state.look()
      signal?.throwIfAborted()
      return settled.get(id) ?? abortable(remembered(id), signal)
    },

    async withSubject(subject, signal) {
      const head = await names.idOf('HEAD', signal)
      if (head === undefined) return []
      const found: Commit[] = []
      for (const id of await subjects.candidates(subject, head, signal)) {
        const answer = await abortable(remembered(id), signal)
        if (answer.is === 'found' && answer.commit.subject === subject) found.push(answer.commit)
        if (found.length === MOST_WITH_SUBJECT) break
      }
      return found
    },
  }
}
