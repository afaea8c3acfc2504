import { join } from '../text/join'
import type { Slice } from '../text/slice'
import type { Message } from './message'
import { keyIs } from '../parse/trailerKeys'

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
  /** It is what the kernel asks for: 12 to 40 digits, the title in quotes and parentheses, on one line. */
  readonly wellFormed: boolean
}

const WELL_FORMED = /^[0-9a-f]{12,40} \(".+"\)$/

const WORD = /^(?:Fixes:\s*)?(?:in\s+)?(?:commit(?:[- ]id)?:?\s+)?/i

/**
 * The Fixes: lines of a message: those among the trailers, and lines of the text that begin so and give an id. Prose
 * that only looks like one (`Fixes: tag with a hash`) is left alone unless it stands among the trailers.
 */
export function fixesTags({ blocks, paragraphs }: Message): FixesTag[] {
  const tags: FixesTag[] = []
  for (const { lines } of blocks) {
    lines.forEach(({ trailer }, index) => {
      if (!trailer || !keyIs(trailer.key.text, 'Fixes')) return
      const rest = []
      // A title that was broken over lines goes on until its quote or parenthesis is closed.
      for (
        let next = index + 1;
        isOpen([trailer.value, ...rest]) && next < lines.length && rest.length < 3;
        next++
      ) {
        const line = lines[next]
        if (!line || line.trailer) break
        rest.push(line.whole.trim())
      }
      tags.push(tagOf([trailer.value, ...(isOpen([trailer.value, ...rest]) ? [] : rest)]))
    })
  }
  for (const { lines } of paragraphs) {
    for (const line of lines) {
      const key = line.find(/^Fixes:[ \t]*(?=(?:commit )?[0-9a-f]{7,40}\b)/)
      if (key) tags.push(tagOf([line.sub(key.length).trim()]))
    }
  }
  return tags
}

function tagOf(parts: readonly Slice[]): FixesTag {
  const pieces = parts.flatMap(part => part.lines().map(line => line.trim()))
  const flow = join(pieces, ' ')
  const [first] = parts
  const last = parts.at(-1)
  const value = first && last ? first.to(last) : flow
  const word = WORD.exec(flow.text)?.[0].length ?? 0
  const rest = flow.sub(word)
  const digits = /^<?#?([0-9a-fA-F]{5,64})\b/.exec(rest.text)
  const id =
    digits?.[1] === undefined
      ? undefined
      : rest.sub(digits[0].length - digits[1].length, digits[0].length)
  const behind = id ? rest.sub(id.end - rest.start) : rest
  const split = pieces.length > 1
  const wellFormed = !split && WELL_FORMED.test(value.text)
  return { value, flow, split, id, title: titleIn(behind), wellFormed }
}

/** How people wrap a title, the right way first. */
const WRAPPINGS = [
  /^[\s:,-]*\(\s*["“](.*)["”]\s*\)/,
  /^[\s:,-]*\(?\s*["“](.*)["”]/,
  /^[\s:,-]*\(\s*'(.*)'\s*\)/,
  /^[\s:,-]*'(.*)'/,
  /^[\s:,-]*\((.*)\)/,
  /^[\s:,-]*\(?["“']?(.*?)["”')]*\.?\s*$/,
]

/** The title behind an id, without what wraps it. */
function titleIn(text: Slice): Slice | undefined {
  for (const wrapping of WRAPPINGS) {
    const match = wrapping.exec(text.text)
    const title = match?.[1]
    if (!match || title === undefined) continue
    const start = match[0].indexOf(title, /^[\s:,-]*/.exec(match[0])?.[0].length ?? 0)
    return title.trim().length < 3 ? undefined : text.sub(start, start + title.length).trim()
  }
  return undefined
}

function isOpen(parts: readonly Slice[]): boolean {
  const text = parts.map(part => part.text).join(' ')
  const quotes = (text.match(/"/g) ?? []).length
  const opened = (text.match(/\(/g) ?? []).length
  const closed = (text.match(/\)/g) ?? []).length
  return quotes % 2 === 1 || opened > closed
}
