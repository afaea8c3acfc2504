import type { Paragraph } from '../parse/commitMessage'
import { remembered } from '../text/remembered'
import { Slice } from '../text/slice'

/** Text between quotes or backticks, over line ends too: a title, a message of a program, a name. */
export const QUOTATION =
  /"[^"]{0,300}"|“[^”]{0,300}”|‘[^’]{0,300}’|`[^`]{0,300}`|(?<![\p{L}\p{N}])'[^']{0,120}'(?!\p{L})/gu

/** A line that opens or closes a quotation. */
const QUOTE_MARK = /^\s*(?:["'`“”]{1,3}|```\w*|~~~\w*|-{2,}8<-{2,})\s*$/

/** The paragraphs that stand between two lines of nothing but quotes, or hold such a line: output of programs. */
export function quotedParagraphs(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const quoted = new Set<Paragraph>()
  let quoting = false
  for (const paragraph of paragraphs) {
    const marks = marksIn(paragraph.whole.text)
    if (quoting || marks > 0) quoted.add(paragraph)
    if (marks % 2 === 1) quoting = !quoting
  }
  return quoted
}

const marksIn = remembered(
  text =>
    Slice.of(text)
      .lines()
      .filter(line => QUOTE_MARK.test(line.text)).length,
)
