import type { Paragraph } from '../parse/commitMessage'
import { characterCount } from '../text/characters'
import { BULLET, isVerbatim, LABEL } from './prose'

/** Lines that flow into one another: a list item, or what stands between two breaks that are meant. */
interface Stretch {
  readonly lines: string[]
  /** What the lines after the first begin with. */
  readonly indent: string
}

/** A line that ends before this part of the width, with room for the next word, was ended on purpose. */
const MEANT = 2 / 3

/**
 * A paragraph with its lines broken anew so that none is longer than `width` characters, or undefined where that changes
 * nothing or cannot be done without harm (indented lines that are no list). List items keep their bullets and get a
 * hanging indent. What stands above the first long line stays as it is, and so do the lines of headings, logs and
 * lists without bullets.
 */
export function rewrapped(paragraph: Paragraph, width: number): string | undefined {
  const stretches: Stretch[] = []
  for (const { text } of paragraph.lines) {
    const bullet = BULLET.exec(text)?.[0] ?? ''
    const indent = /^\s*/.exec(text)?.[0] ?? ''
    const last = stretches.at(-1)
    if (bullet || !last) {
      if (indent) return undefined
      stretches.push({ lines: [text], indent: ' '.repeat(bullet.length) })
      continue
    }
    if (indent !== last.indent && indent !== '') return undefined
    if (endsOnPurpose(last.lines.at(-1) ?? '', text, width))
      stretches.push({ lines: [text], indent })
    else last.lines.push(text)
  }
  const before = paragraph.lines.map(({ text }) => text).join('\n')
  const after = stretches.flatMap(stretch => filled(stretch, width)).join('\n')
  return after === before ? undefined : after
}

function endsOnPurpose(line: string, next: string, width: number): boolean {
  if (isVerbatim(line) || isVerbatim(next) || LABEL.test(next)) return true
  const word = words(next)[0] ?? ''
  return characterCount(line) + 1 + characterCount(word) < width * MEANT
}

function filled({ lines, indent }: Stretch, width: number): string[] {
  const first = lines.findIndex(text => !isVerbatim(text) && characterCount(text) > width)
  if (first < 0) return lines
  const result = lines.slice(0, first)
  let line = ''
  for (const word of lines.slice(first).flatMap(words)) {
    if (line === '') line = first === 0 ? word : indent + word
    else if (characterCount(`${line} ${word}`) <= width) line += ` ${word}`
    else {
      result.push(line)
      line = indent + word
    }
  }
  return [...result, line]
}

/** What would be a comment, a quote, a bullet, a trailer or the end of the message at the start of a line. */
const NEVER_FIRST =
  /^(?:[#>|].*|[-*+•o]|\d{1,3}[.)]|\(?[a-zA-Z0-9]\)|[,.;:!?)\]]+|From|-{3,}.*|@@.*|diff|[A-Z][\w-]*:)$/

/** The words of a line; one that must not begin a line stays with the word before it. */
function words(text: string): string[] {
  const result: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const before = result.at(-1)
    if (before !== undefined && NEVER_FIRST.test(word))
      result[result.length - 1] = `${before} ${word}`
    else if (word !== '') result.push(word)
  }
  return result
}
