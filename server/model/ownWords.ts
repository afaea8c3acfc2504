import type { Paragraph } from '../parse/commitMessage'
import { remembered } from '../text/remembered'
import { Slice } from '../text/slice'
import type { Message } from './message'
import { QUOTATION, quotedParagraphs } from './quotation'
import { isVerbatim } from './prose'

/** Stands for every unit that is not the author's own. */
const ELSE = '\uFFFC'

/** Blanks between two words that do not follow the end of a sentence or a bullet. */
const COLUMNS = /[^\s.!?:;,*•o-][)"']? {2,}\S/

/** A paragraph in which only the author's own words can be read. */
export interface OwnWords {
  /** The paragraph on one line, as it stands. */
  readonly flow: Slice
  /** As long as `flow`; logs, tables, code, quotations, titles of commits and addresses are blotted out. */
  readonly text: string
  /** Where in `flow` a line ends and the next one goes on. */
  readonly breaks: ReadonlySet<number>
}

/** The paragraphs of a message as far as the author is speaking. */
export function ownWords({ paragraphs }: Pick<Message, 'paragraphs'>): readonly OwnWords[] {
  const known = found.get(paragraphs) ?? wordsOf(paragraphs)
  found.set(paragraphs, known)
  return known
}

/** A dozen rules ask for the words of the same message. */
const found = new WeakMap<readonly Paragraph[], readonly OwnWords[]>()

function wordsOf(paragraphs: readonly Paragraph[]): readonly OwnWords[] {
  const quoted = quotedParagraphs(paragraphs)
  return paragraphs.map(paragraph => {
    const { text } = paragraph.whole
    const words = quoted.has(paragraph) ? flattened(text, () => true) : usualWords(text)
    return {
      ...words,
      get flow() {
        return paragraph.flow
      },
    }
  })
}

const usualWords = remembered(text => flattened(text, isLaidOut))

/** A paragraph's text on one line, with the lines blotted out that are something else, and quotations and addresses. */
function flattened(
  whole: string,
  isElse: (line: string) => boolean,
): Pick<OwnWords, 'text' | 'breaks'> {
  const breaks = new Set<number>()
  let text = ''
  for (const line of Slice.of(whole).lines()) {
    const bare = line.text.trim()
    if (text !== '') {
      breaks.add(text.length)
      text += ' '
    }
    text += isElse(line.text) ? blotted(bare) : bare
  }
  text = text.replace(QUOTATION, blotted).replace(/\bhttps?:\/\/\S+/g, blotted)
  return { text, breaks }
}

/** Where a match in `text` stands. */
export function placeOf({ flow }: OwnWords, match: RegExpMatchArray): Slice {
  const start = match.index ?? 0
  return flow.sub(start, start + match[0].length)
}

/** What programs print, listings of files, the usage of a command, the prompt of a shell. */
const PRINTED = [
  /^\s*[-dlcbps][-rwxsStT]{9}[.+@]? /,
  /^\S{0,20}[>$] /,
  /^\s*[\w:@. -]{3,60}:.{0,200}\b(?:error|FAIL)\b/,
  /<\w+> .{0,200}<\w+>/,
]

/** Whether a line is no running text. */
function isLaidOut(line: string): boolean {
  return isVerbatim(line) || COLUMNS.test(line) || PRINTED.some(pattern => pattern.test(line))
}

function blotted(text: string): string {
  return ELSE.repeat(text.length)
}
