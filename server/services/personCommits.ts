import type { Git, LogEntry } from '../host/git'
import { sameEmail, type Identity } from '../model/identity'
import type { Mailmap } from '../model/mailmap'
import { parseAddress } from '../parse/address'
import { Slice } from '../text/slice'

/** What somebody had to do with one commit. */
export interface PersonCommit {
  readonly commit: LogEntry
  /** `wrote`, and what the trailers say: `signed off`, `reviewed`. */
  readonly did: readonly string[]
}

export interface PersonCommits {
  /** Newest first. */
  readonly commits: readonly PersonCommit[]
  /** There are more, or older commits that were not looked at. */
  readonly isCut: boolean
}

/** Nobody reads a longer list. */
const MOST_SHOWN = 200

/** A subsystem's whole history takes minutes to read. */
const MOST_READ = 20_000

/** The commits to `paths` that somebody wrote or that name them in a `…-by:` trailer; `people` gives everybody's present address. */
export async function personCommits(
  git: Git,
  email: string,
  paths: readonly string[],
  people: Mailmap,
  signal: AbortSignal,
): Promise<PersonCommits> {
  const person = people({ name: '', email })
  const query = { ...(paths.length > 0 ? { paths } : {}), noMerges: true, limit: MOST_READ }
  const commits: PersonCommit[] = []
  let read = 0
  for await (const commit of git.log(query, signal)) {
    read++
    const did = doingsIn(commit, identity => sameEmail(people(identity), person))
    if (did.length === 0) continue
    if (commits.length === MOST_SHOWN) return { commits, isCut: true }
    commits.push({ commit, did })
  }
  return { commits, isCut: read === MOST_READ }
}

function doingsIn({ author, message }: LogEntry, isPerson: (who: Identity) => boolean): string[] {
  const did = new Set(isPerson(author) ? ['wrote'] : [])
  for (const [, doing = '', value = ''] of message.matchAll(BY_LINE)) {
    const { name, email } = parseAddress(Slice.of(value))
    if (email && isPerson({ name: name?.text ?? '', email: email.text })) {
      did.add(doing.toLowerCase().replaceAll('-', ' '))
    }
  }
  // Who wrote a change signs it as well.
  if (did.has('wrote')) did.delete('signed off')
  return [...did]
}

const BY_LINE = /^([A-Za-z][A-Za-z-]{0,40})-by:[ \t]*([^\n]{1,400})$/gm

/** One commit as `git show` prints it; undefined where git does not know it. */
export async function commitText(
  git: Git,
  hash: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(hash)) return undefined
  for await (const { author, date, message } of git.log({ range: hash, limit: 1 }, signal)) {
    const diff = await git.diffOf(hash, signal)
    const indented = message.trimEnd().replace(/^(?=[^\n])/gm, '    ')
    const who = `${author.name} <${author.email}>`
    return `commit ${hash}\nAuthor: ${who}\nDate:   ${date}\n\n${indented}\n\n${diff}`
  }
  return undefined
}
