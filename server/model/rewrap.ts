import type { Paragraph } from '../parse/commitMessage'
import { characterCount } from '../text/characters'
import { BULLET, isVerbatim, LABEL } from './prose'

/** Lines that flow into one another: a list item, or what stands between two breaks that are meant. */
interface Stretch {
  readonly lines: string[]
  /** What the lines after the first begin with. */
  readonly indent: string
}

/** Where the kernel wraps text, in characters (process/submitting-patches.rst). */
export const TEXT_WIDTH = 75

/** A line that ends before this part of the width, with room for the next word, was ended on purpose. */
const MEANT = 2 / 3

/** Which lines are broken anew: from the first one that is too long, or all, so that short ones are filled up too. */
type Extent = 'long' | 'all'

/**
 * A paragraph with its lines broken anew so that none is longer than `width` characters, or undefined where that changes
 * nothing or cannot be done without harm (indented lines that are no list). List items keep their bullets and get a
 * hanging indent. The lines of headings, logs, tables and lists without bullets stay as they are, and so does, with
 * `long`, what stands above the first long line.
 */
export function rewrapped(
  paragraph: Paragraph,
  width: number,
  extent: Extent = 'long',
): string | undefined {
  if (isInterrupted(paragraph)) return undefined
  const stretches: Stretch[] = []
  for (const { text } of paragraph.lines) {
    const bullet = BULLET.exec(text)?.[0] ?? ''
    const indent = /^\s*/.exec(text)?.[0] ?? ''
    // A bullet that has lost its text would take the next line for it.
    if (bullet === '' && BULLET.test(`${text} `)) return undefined
    const last = stretches.at(-1)
    if (bullet || !last) {
      if (indent) return undefined
      stretches.push({ lines: [text], indent: ' '.repeat(bullet.length) })
      continue
    }
    if (indent !== last.indent && indent !== '') return undefined
    const before = last.lines.at(-1) ?? ''
    const meant = extent === 'all' ? endsSentence(before, text) : endsEarly(before, text, width)
    if (meant || standsAlone(before, text)) stretches.push({ lines: [text], indent })
    else last.lines.push(text)
  }
  const before = paragraph.lines.map(({ text }) => text).join('\n')
  const after = stretches.flatMap(stretch => filled(stretch, width, extent)).join('\n')
  return after === before ? undefined : after
}

/** Whether something else stands between two of the lines: a comment of git's template would become text. */
function isInterrupted({ lines }: Paragraph): boolean {
  return lines.some((line, index) => {
    const next = lines[index + 1]
    return next !== undefined && next.span.start - line.span.end > '\r\n'.length
  })
}

function standsAlone(line: string, next: string): boolean {
  return isVerbatim(line) || isVerbatim(next) || LABEL.test(next)
}

/** Whether a line ends where the next word would have had room. */
function endsEarly(line: string, next: string, width: number): boolean {
  const word = words(next)[0] ?? ''
  return characterCount(line) + 1 + characterCount(word) < width * MEANT
}

/** Whether a line ends as headings and lists of sentences do, and the next one begins anew. */
function endsSentence(line: string, next: string): boolean {
  return (
    /:\s*$/.test(line) ||
    (/[.!?]\s*$/.test(line) && characterCount(line) < 50 && /^[A-Z]/.test(next))
  )
}

function filled({ lines, indent }: Stretch, width: number, extent: Extent): string[] {
  const first =
    extent === 'all'
      ? lines.some(text => isVerbatim(text) || isTable(text))
        ? -1
        : 0
      : lines.findIndex(text => !isVerbatim(text) && characterCount(text) > width)
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

/** Whether a line has columns: words with several blanks between them, other than between two sentences. */
function isTable(line: string): boolean {
  return /[^.!?:\s] {2,}\S|\t/.test(line.trim())
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
