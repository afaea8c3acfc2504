import { join } from '../text/join'
import type { Slice } from '../text/slice'
import type { Message } from './message'
import { keyIs } from '../parse/trailerKeys'
import type { TrailerBlock } from '../parse/trailers'

/** A `Fixes:` line, with what somebody broke off to further lines. */
export interface FixesTag {
  /** Everything behind the key, over all its lines. */
  readonly value: Slice
  /** The value as one line. */
  readonly flow: Slice
  /** The value stands on more than one line. */
  readonly split: boolean
  readonly id: Slice | undefined
  /** The title without quotes and parentheses. */
  readonly title: Slice | undefined
  /** Words behind the title, which are no part of the tag: a date, a note. */
  readonly remark: string
  /** It is what the kernel asks for: 12 to 40 digits, the title in quotes and parentheses, on one line. */
  readonly wellFormed: boolean
  /** The lines that it stands on, without their last end. */
  readonly whole: Slice
  /** The trailers among which it stands; undefined for a line of the text. */
  readonly block: TrailerBlock | undefined
}

const WELL_FORMED = /^[0-9a-f]{12,40} \(".+"\)$/

/** What stands in every text that has a Fixes: line. */
export const FIXES_TAG_SIGN = /^[ \t]*Fixes[ \t]*:/im

/** What stands in every text that has one, or a line that may have been meant for one: without the colon, in another tense. */
export const NEARLY_FIXES_SIGN = new RegExp(
  `${FIXES_TAG_SIGN.source}|^(?:Fix(?:ed|es)?|Fixing)(?: commit)?[ \\t]*:?[ \\t]*[0-9a-f]{7}`,
  'im',
)

/** Nobody fixes more commits at once, and each tag costs questions to git. */
const MOST_TAGS = 200

/** Lines that a title is broken off to, at most. */
const MOST_LINES = 3

const WORD = /^(?:Fixes:\s*)?(?:in\s+)?(?:commit(?:[- ]id)?:?\s+)?/i

/** Whether a message has a Fixes: line. */
export function hasFixesTag(message: Pick<Message, 'blocks' | 'paragraphs'>): boolean {
  return fixesTags(message).length > 0
}

/**
 * The Fixes: lines of a message: those among the trailers, and lines of the text that begin so and give an id. Prose
 * that only looks like one (`Fixes: tag with a hash`) is left alone unless it stands among the trailers.
 */
export function fixesTags(message: Pick<Message, 'blocks' | 'paragraphs'>): readonly FixesTag[] {
  const known = lastTags.get(message)
  if (known) return known
  const tags = findTags(message)
  lastTags.set(message, tags)
  return tags
}

/** Ten rules ask, and each line of the text would be looked at for each of them. */
const lastTags = new WeakMap<object, readonly FixesTag[]>()

function findTags({ blocks, paragraphs }: Pick<Message, 'blocks' | 'paragraphs'>): FixesTag[] {
  const tags: FixesTag[] = []
  for (const block of blocks) {
    const { lines } = block
    lines.forEach(({ trailer }, index) => {
      if (!trailer || !keyIs(trailer.key.text, 'Fixes')) return
      const below = lines.slice(index + 1, index + 1 + MOST_LINES)
      const free = below.findIndex(line => line.trailer !== undefined)
      const rest = (free < 0 ? below : below.slice(0, free)).map(line => line.whole)
      tags.push({ ...tagOf(trailer.key, withRest(trailer.value, rest)), block })
    })
  }
  for (const { lines } of paragraphs) {
    lines.forEach((line, index) => {
      const key = line.find(/^Fixes:[ \t]*(?=(?:commit )?[0-9a-f]{7,40}\b)/)
      if (key)
        tags.push(
          tagOf(
            key,
            withRest(line.sub(key.length).trim(), lines.slice(index + 1, index + 1 + MOST_LINES)),
          ),
        )
    })
  }
  return tags.slice(0, MOST_TAGS)
}

/** A value and the lines below it that its title goes on in: until its quotes and parentheses are closed, if they are. */
function withRest(value: Slice, below: readonly Slice[]): Slice[] {
  const parts = [value]
  for (const line of below) {
    if (!isOpen(parts)) break
    parts.push(line.trim())
  }
  return isOpen(parts) ? [value] : parts
}

function tagOf(key: Slice, parts: readonly Slice[]): FixesTag {
  const pieces = parts.flatMap(part => part.lines().map(line => line.trim()))
  const flow = join(pieces, ' ')
  const [first] = parts
  const last = parts.at(-1)
  const value = first && last ? first.to(last) : flow
  const word = WORD.exec(flow.text)?.[0].length ?? 0
  const rest = flow.sub(word)
  const digits = /^<?#?([0-9a-fA-F]{5,64})\b>?/.exec(rest.text)
  const id =
    digits?.[1] === undefined
      ? undefined
      : rest.sub(digits[0].indexOf(digits[1]), digits[0].indexOf(digits[1]) + digits[1].length)
  const behind = id ? rest.sub(digits?.[0].length ?? 0) : rest
  const split = pieces.length > 1
  const wellFormed = !split && !several(value.text) && WELL_FORMED.test(value.text)
  const title = titleIn(behind)
  const after = title ? behind.text.lastIndexOf(title.text) + title.length : behind.length
  const remark = behind.text.slice(after).replace(/^[\s"”'),.;]+/, '')
  const whole = key.to(value)
  return { value, flow, split, id, title, remark, wellFormed, whole, block: undefined }
}

/** A title that nothing wraps, or only half. */
const BARE = /^[\s:,-]*[({]?["“']?(.*?)(?<!["”')}])["”')}]*\.?$/

/** How people wrap a title, the right way first. */
const WRAPPINGS = [
  /^[\s:,-]*\(\s*["“](.*)["”]\s*\)/,
  /^[\s:,-]*(?:\(\s*)?["“](.*)["”]/,
  /^[\s:,-]*\(\s*'(.*)'\s*\)/,
  /^[\s:,-]*'(.*)'/,
  /^[\s:,-]*\((.*)\)/,
  BARE,
]

/** The title behind an id, without what wraps it. */
function titleIn(behind: Slice): Slice | undefined {
  const text = behind.trim()
  for (const wrapping of WRAPPINGS) {
    const match = wrapping.exec(text.text)
    const title = match?.[1]
    if (!match || title === undefined) continue
    // Behind quotes or parentheses it is a title however short; bare, it may be anything.
    if (title.trim() === '' || (wrapping === BARE && title.trim().length < 3)) return undefined
    const start = match[0].indexOf(title, /^[\s:,-]*/.exec(match[0])?.[0].length ?? 0)
    const bare = text.sub(start, start + title.length).trim()
    // The quote that opens a title and that nothing closes.
    return /^["“][^"”]*$/.test(bare.text) ? bare.sub(1).trim() : bare
  }
  return undefined
}

/** Whether a title goes on below. A title in parentheses whose quote was forgotten ends with the last of them. */
function isOpen(parts: readonly Slice[]): boolean {
  const text = parts.map(part => part.text).join(' ')
  const quotes = (text.match(/"/g) ?? []).length
  const opened = (text.match(/\(/g) ?? []).length
  const closed = (text.match(/\)/g) ?? []).length
  if (opened > closed) return true
  return quotes % 2 === 1 && !(opened > 0 && /\)\.?$/.test(text))
}

/** Whether a tag names more than one commit. */
export function several(text: string): boolean {
  return /"\)[,;]?\s+(?:and\s+|&\s*)?[0-9a-f]{7,40}\b/.test(text)
}
