import type { History } from './history'
import { titleMatches } from './commitReference'

/** A commit as a text names it. */
export interface PlainReference {
  /** 7 to 40 digits in lower case. */
  readonly id: string
  /** Between its quotes, line ends and all; undefined where none follows. */
  readonly title: string | undefined
}

/** A `Fixes:` line that nobody can misread; one whose parentheses are open, or with a line end, may go on below. */
const PLAIN_TAG =
  /^Fixes: ([0-9a-f]{7,40}) \("((?:[^"\n\r\u2028\u2029]|"(?!\)))+)"\)(?:\n(?![ \t])|$(?![^]))/gm

/**
 * The `Fixes:` lines of a text, read without taking it apart; undefined unless each line with the `sign` of one is as
 * plain as can be. What is plain here is the same tag to `fixesTags`, well-formed but for the number of its digits.
 */
export function plainTags(text: string, sign: RegExp): readonly PlainReference[] | undefined {
  const plain = [...text.matchAll(PLAIN_TAG)].map(([, id = '', title = '']) => ({ id, title }))
  if (plain.length !== count(text, sign) || plain.some(({ title }) => hasOpen(title)))
    return undefined
  return plain
}

/** A commit behind its word, with its title in quotes and parentheses, or with nothing behind it that may be a title. */
const PLAIN_MENTION =
  /commit(?:-id|id)?:?\s+([0-9a-f]{7,40})\b(?:\s*[:,-]?\s*\("((?:[^"]|"(?!\))){3,200})"\)|(?![\s.…:,-]*["“(]))/gi

/**
 * The commits that a text names behind the word "commit", read without taking it apart; undefined unless each place
 * with the `sign` of one is plain. `commitMentions` finds some of them or all, with the same ids and titles.
 */
export function plainMentions(text: string, sign: RegExp): readonly PlainReference[] | undefined {
  const plain = [...text.matchAll(PLAIN_MENTION)].map(([, id = '', title]) => ({
    id: id.toLowerCase(),
    title,
  }))
  return plain.length === count(text, sign) ? plain : undefined
}

/** Whether git knows every one of these commits. */
export async function allFound(
  references: readonly PlainReference[],
  git: Pick<History, 'lookup'>,
): Promise<boolean> {
  const answers = await Promise.all(references.map(({ id }) => git.lookup(id)))
  return answers.every(({ is }) => is === 'found')
}

/** Whether no title that is given is another than that of its commit, as far as git knows that. */
export async function titlesAgree(
  references: readonly PlainReference[],
  git: Pick<History, 'lookup'>,
): Promise<boolean> {
  const agree = await Promise.all(
    references.map(async ({ id, title }) => {
      if (title === undefined) return true
      const answer = await git.lookup(id)
      return answer.is !== 'found' || titleMatches(title, answer.commit.subject)
    }),
  )
  return agree.every(Boolean)
}

function count(text: string, sign: RegExp): number {
  let found = 0
  const everywhere = new RegExp(sign, `${sign.flags}g`)
  while (everywhere.test(text)) found++
  return found
}

function hasOpen(title: string): boolean {
  return title.split('(').length > title.split(')').length
}
