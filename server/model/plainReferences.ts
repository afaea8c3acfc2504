import { COMMIT_MENTION_SIGN } from './commitMention'
import { titleMatches } from './commitReference'
import { NEARLY_FIXES_SIGN } from './fixesTag'
import type { History } from './history'

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
const TAGS = everywhere(NEARLY_FIXES_SIGN)

/**
 * The `Fixes:` lines of a text, read without taking it apart; undefined unless each line that may have been meant for
 * one is as plain as can be. What is plain here is the same tag to `fixesTags`, well-formed but for the number of its
 * digits.
 */
export function plainTags(text: string): readonly PlainReference[] | undefined {
  const plain = [...text.matchAll(PLAIN_TAG)].map(([, id = '', title = '']) => ({ id, title }))
  if (plain.length !== count(text, TAGS) || plain.some(({ title }) => hasOpen(title)))
    return undefined
  return plain
}

/** A commit behind its word, with its title in quotes and parentheses, or with nothing behind it that may be a title. */
const PLAIN_MENTION =
  /commit(?:-id|id)?:?\s+([0-9a-f]{7,40})\b(?:\s*[:,-]?\s*\("((?:[^"]|"(?!\))){3,200})"\)|(?![\s.…:,-]*["“(]))/gi
const MENTIONS = everywhere(COMMIT_MENTION_SIGN)

/**
 * The commits that a text names behind the word "commit", read without taking it apart; undefined unless each place
 * that may name one is plain. `commitMentions` finds some of them or all, with the same ids and titles.
 */
export function plainMentions(text: string): readonly PlainReference[] | undefined {
  const plain = [...text.matchAll(PLAIN_MENTION)].map(([, id = '', title]) => ({
    id: id.toLowerCase(),
    title,
  }))
  return plain.length === count(text, MENTIONS) ? plain : undefined
}

/** Whether the references are plain and git knows every one of the commits. */
export function allFound(
  references: readonly PlainReference[] | undefined,
  git: Pick<History, 'lookup'>,
): boolean | Promise<boolean> {
  return forEach(references, async ({ id }) => (await git.lookup(id)).is === 'found')
}

/** Whether the references are plain and no title is another than that of its commit, as far as git knows that. */
export function titlesAgree(
  references: readonly PlainReference[] | undefined,
  git: Pick<History, 'lookup'>,
): boolean | Promise<boolean> {
  return forEach(references, async ({ id, title }) => {
    if (title === undefined) return true
    const answer = await git.lookup(id)
    return answer.is !== 'found' || titleMatches(title, answer.commit.subject)
  })
}

function forEach(
  references: readonly PlainReference[] | undefined,
  isRight: (reference: PlainReference) => Promise<boolean>,
): boolean | Promise<boolean> {
  return references
    ? Promise.all(references.map(isRight)).then(answers => answers.every(Boolean))
    : false
}

function everywhere(sign: RegExp): RegExp {
  return new RegExp(sign, `${sign.flags}g`)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function hasOpen(title: string): boolean {
  return title.split('(').length > title.split(')').length
}
