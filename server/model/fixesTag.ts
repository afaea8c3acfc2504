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
}

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
  return { value, flow, split: pieces.length > 1, id, title: titleIn(behind) }
}

/** What stands between the outermost quotes or parentheses, else what follows a dash or colon. */
function titleIn(text: Slice): Slice | undefined {
  const found =
    text.find(/["“].*["”]/) ??
    text.find(/\(\s*'.*'\s*\)/) ??
    text.find(/\(.*\)/) ??
    text.find(/'.*'/)
  const title = found ? stripped(found) : stripped(text)
  return title.length < 3 ? undefined : title
}

function stripped(text: Slice): Slice {
  const raw = text.text
  const start = /^[\s>"“”'(:,-]*/.exec(raw)?.[0].length ?? 0
  const end = raw.length - (/[\s"“”')]*\.?\s*$/.exec(raw)?.[0].length ?? 0)
  // A title may itself end in a parenthesis or quote that it opened.
  const inner = raw.slice(start, end)
  const closes = /\([^()]*$/.test(inner) && raw.charAt(end) === ')' ? 1 : 0
  return text.sub(start, Math.max(start, end) + closes)
}

function isOpen(parts: readonly Slice[]): boolean {
  const text = parts.map(part => part.text).join(' ')
  const quotes = (text.match(/"/g) ?? []).length
  const opened = (text.match(/\(/g) ?? []).length
  const closed = (text.match(/\)/g) ?? []).length
  return quotes % 2 === 1 || opened > closed
}
