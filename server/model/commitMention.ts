import type { Paragraph } from '../parse/commitMessage'
import { remembered } from '../text/remembered'
import type { Slice } from '../text/slice'
import type { Span } from '../text/span'
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
  return paragraphs.some(({ flow }) => mentions(flow.text))
}

const mentions = remembered(text => MENTIONED.test(text))

/** The commits that the text names behind the word "commit", some hundred at most; quoted mail is left out. */
export function* commitMentions({ paragraphs }: Message): Generator<CommitMention> {
  let left = MOST
  for (const paragraph of paragraphs) {
    const { flow } = paragraph
    for (const { at, id, title, ours } of mentionsIn(flow.text)) {
      if (left-- === 0) return
      const piece = ({ start, end }: Span): Slice => flow.sub(start, end)
      yield { paragraph, at: piece(at), id: piece(id), title: title && piece(title), ours }
    }
  }
}

/** A mention by its places in the paragraph on one line. */
interface FoundMention extends Pick<CommitMention, 'ours'> {
  readonly at: Span
  readonly id: Span
  readonly title: Span | undefined
}

const mentionsIn = remembered((text): readonly FoundMention[] => {
  if (text.startsWith('>')) return []
  const found: FoundMention[] = []
  for (const match of text.matchAll(MENTION)) {
    const [all, digits = '', wrapped] = match
    const at = { start: match.index, end: match.index + all.length }
    const from = at.start + all.indexOf(digits)
    const id = { start: from, end: from + digits.length }
    const title = wrapped === undefined ? undefined : unwrapped(wrapped, at.end - wrapped.length)
    found.push({ at, id, title, ours: isOurs(text, at) })
    if (found.length > MOST) break
  }
  return found
})

/** The place of a title without what wraps it; `offset` is where that begins. */
function unwrapped(text: string, offset: number): Span {
  const start = /^[\s:,-]*\(?\s*["“]?\s*/.exec(text)?.[0].length ?? 0
  const end = /(?<!\s)\s*(?:["”]\s*)?\)?$/.exec(text)?.index ?? text.length
  return { start: offset + start, end: offset + Math.max(start, end) }
}

function isOurs(text: string, at: Span): boolean {
  const before = text.slice(Math.max(0, at.start - 200), at.start)
  if (EXEMPT_BEFORE.test(before)) return false
  const behind = text.slice(at.end, at.end + 200)
  if (/^[\s,]*(?:\(?(?:in|of|from) (?:the )?)?(?:upstream|linux)\b/i.test(behind)) return false
  if (QUOTED_LOG.test(behind)) return false
  return !ELSEWHERE.test(before.split(/\s+/).slice(-7).join(' '))
}
