import { abortable } from './abortable'
import { commitSet, type CommitSet } from './commitSet'
import type { CommitNames } from './commitNames'
import type { Git } from './git'
import { answerText } from './gitAnswer'
import type { GitProgram } from './gitProcess'
import type { RepositoryState } from './repositoryState'

/** So many questions about one descendant are asked one by one; from then on its whole history is read once. */
const SINGLE_QUESTIONS = 5

/** A history of more commits is never read whole: of Linux it would take longer than the single questions. */
const LARGEST = 500_000

/** So many answers are kept. */
const REMEMBERED = 5_000

/** Where commits stand in history. What is true of two ids stays true, so that answers are kept. */
export function ancestry(
  program: GitProgram,
  state: RepositoryState,
  names: CommitNames,
): Pick<Git, 'isAncestor' | 'firstRelease' | 'releases'> {
  const known = new Map<string, boolean>()
  let latest: { readonly id: string; questions: number; history?: Promise<CommitSet | undefined> }
  latest = { id: '', questions: 0 }
  let tooLarge = false

  /** The history of a commit, where it has been asked about so often that reading it pays. */
  async function historyOf(id: string): Promise<CommitSet | undefined> {
    if (latest.id !== id) latest = { id, questions: 0 }
    // What a shallow clone holds of a history may be more in a moment.
    if (tooLarge || state.shallow || ++latest.questions <= SINGLE_QUESTIONS) return undefined
    const history = await (latest.history ??= commitSet(program, id, LARGEST))
    if (history === 'too large') tooLarge = true
    return history
  }

  async function reaches(descendant: string, ancestor: string): Promise<boolean | undefined> {
    const history = await historyOf(descendant)
    if (history !== undefined && history !== 'too large') return history.has(ancestor)
    const question = ['rev-list', '--max-count=1', '--count', ancestor, `^${descendant}`, '--']
    const answer = (await answerText(program, question)).trim()
    return answer === '' ? undefined : answer === '0'
  }

  async function answer(descendant: string, ancestor: string): Promise<boolean | undefined> {
    const pair = `${ancestor} ${descendant}`
    const answered = known.get(pair)
    if (answered !== undefined) return answered
    const found = await reaches(descendant, ancestor)
    // That a commit is not in the part of history which is here says nothing of the rest.
    if (found === undefined || (!found && state.shallow)) return undefined
    if (known.size >= REMEMBERED) known.clear()
    known.set(pair, found)
    return found
  }

  const releases = new Map<string, Promise<string | undefined>>()
  let turn: Promise<unknown> = Promise.resolve()
  state.onChange(() => {
    releases.clear()
  })

  /** One question after the other: each walks through history and takes a processor for a second. */
  function releaseOf(id: string): Promise<string | undefined> {
    const asked = releases.get(id)
    if (asked) return asked
    if (releases.size >= REMEMBERED) releases.clear()
    const release = turn.then(() => firstTag(program, id))
    turn = release
    releases.set(id, release)
    return release
  }

  return {
    async isAncestor(ancestor, descendant = 'HEAD', signal) {
      const [older, younger] = await Promise.all([
        names.idOf(ancestor, signal),
        names.idOf(descendant, signal),
      ])
      if (older === undefined || younger === undefined) return undefined
      return older === younger || abortable(answer(younger, older), signal)
    },

    async firstRelease(commit, signal) {
      const id = await names.idOf(commit, signal)
      // In a shallow clone the tags do not reach as far back as they should.
      if (id === undefined || state.shallow) return undefined
      return abortable(releaseOf(id), signal)
    },

    async releases(signal) {
      const question = ['for-each-ref', '--sort=-creatordate', '--format=%(refname:strip=2)']
      const tags = await answerText(program, [...question, RELEASE_TAGS], signal)
      return tags.split('\n').filter(tag => RELEASE.test(tag))
    },
  }
}

async function firstTag(program: GitProgram, id: string): Promise<string | undefined> {
  const question = ['for-each-ref', '--sort=creatordate', '--format=%(refname:strip=2)']
  const tags = await answerText(program, [...question, `--contains=${id}`, RELEASE_TAGS])
  return tags.split('\n').find(tag => RELEASE.test(tag))
}

const RELEASE_TAGS = 'refs/tags/v[0-9]*'

/** `v6.1`, `v6.1.12`, `v2026.07`; not `v6.1-rc1`. */
const RELEASE = /^v\d+(?:\.\d+)+$/
