import type { Paragraph } from '../parse/commitMessage'
import type { Slice } from '../text/slice'
import type { Message } from './message'

/** A place of the text that names a commit behind the word "commit". */
export interface CommitMention {
  readonly paragraph: Paragraph
  /** From the word to the end of the title, or of the id where no title follows. */
  readonly at: Slice
  readonly id: Slice
  /** The title without what wraps it. */
  readonly title: Slice | undefined
  /** The words around it do not say that the commit is another project's, or that a tool wrote them. */
  readonly ours: boolean
}

/** The word, the id, and a title where one follows; over line ends too. */
const MENTION =
  /\b[Cc]ommit(?:-id|id)?:?\s+([0-9a-fA-F]{7,40})\b(?:\.{3}|…)?((?:\s*[:,-])?\s*(?:\("(?:[^"]|"(?!\))){3,200}"\)|(?:\(\s*)?["“][^"“”]{3,200}["”](?:\s*\))?)|\s*\([^()"]{8,200}\))?/g
const MENTIONED = /\bcommit(?:-id|id)?:?\s+[0-9a-f]{7,40}\b/i
/** What stands in every text that names a commit, before its lines are joined to paragraphs. */
export const COMMIT_MENTION_SIGN = /commit(?:-id|id)?:?\s+[0-9a-f]{7}/i
/** What follows the id where git log is quoted. */
const QUOTED_LOG = /^\s*(?:Author|AuthorDate|Merge): /
/** Words in front that say whose commit it is: then neither title nor existence can be asked for. */
const ELSEWHERE =
  /\b(?:linux|kernel|upstream|mainline|busybox|barebox|qemu|gcc|binutils|u-?boot|edk2|optee|op-tee|atf|tf-a|dtc|zephyr|coreboot|buildroot|openssl|mbedtls|lwip|linus|next|tag|v\d+(?:\.\d+)+\S*|https?:\S+|github|gitlab|repo\w*|project|tree)\b/i
const EXEMPT_BEFORE =
  /(?:\bThis (?:partly |partially )?reverts|\bcherry[- ]picked from|\[ ?upstream|\brevert(?:s|ed)?(?: (?:a )?parts?)?(?: of)?(?: commits? [0-9a-f]{7,40}(?:,|,? and))?)\s*$/i

/** A text that names more is a list, and each of them costs a question to git. */
const MOST = 200

/** Whether some line of the text names a commit so. */
export function mentionsCommits({ paragraphs }: Pick<Message, 'paragraphs'>): boolean {
  return paragraphs.some(({ flow }) => MENTIONED.test(flow.text))
}

/** The commits that the text names behind the word "commit", some hundred at most; quoted mail is left out. */
export function* commitMentions({ paragraphs }: Message): Generator<CommitMention> {
  let left = MOST
  for (const paragraph of paragraphs) {
    const { flow } = paragraph
    if (flow.text.startsWith('>')) continue
    for (const { match, at } of flow.matches(MENTION)) {
      if (left-- === 0) return
      const [, digits = '', wrapped] = match
      const from = at.text.indexOf(digits)
      const id = at.sub(from, from + digits.length)
      const title =
        wrapped === undefined ? undefined : unwrapped(at.sub(at.length - wrapped.length))
      yield { paragraph, at, id, title, ours: isOurs(flow, at) }
    }
  }
}

function unwrapped(wrapped: Slice): Slice {
  const { text } = wrapped
  const start = /^[\s:,-]*\(?\s*["“]?\s*/.exec(text)?.[0].length ?? 0
  const end = /(?<!\s)\s*(?:["”]\s*)?\)?$/.exec(text)?.index ?? text.length
  return wrapped.sub(start, end)
}

function isOurs(flow: Slice, at: Slice): boolean {
  const from = at.start - flow.start
  const before = flow.text.slice(Math.max(0, from - 200), from)
  if (EXEMPT_BEFORE.test(before)) return false
  const behind = flow.text.slice(from + at.length, from + at.length + 200)
  if (/^[\s,]*(?:\(?(?:in|of|from) (?:the )?)?(?:upstream|linux)\b/i.test(behind)) return false
  if (QUOTED_LOG.test(behind)) return false
  return !ELSEWHERE.test(before.split(/\s+/).slice(-7).join(' '))
}
