import { join } from '../text/join'
import type { Slice } from '../text/slice'
import { parseSubject, type Subject } from './subject'
import { splitBody, type Trailer, type TrailerBlock } from './trailers'

/** Lines of text without an empty one between them. */
export interface Paragraph {
  readonly lines: readonly Slice[]
  readonly whole: Slice
  /** The paragraph on one line, to find what is wrapped; its units still know their places. */
  readonly flow: Slice
}

/** A message taken apart: subject, text, trailers, and what follows a separator. */
export interface CommitMessage {
  readonly whole: Slice
  /** The first line that is not empty; undefined for an empty message. */
  readonly subject: Subject | undefined
  /** Whether an empty line follows the subject, or nothing at all. */
  readonly separated: boolean
  /** Every line after the subject and before the end of the message, empty ones and trailers included. */
  readonly lines: readonly Slice[]
  readonly paragraphs: readonly Paragraph[]
  readonly blocks: readonly TrailerBlock[]
  /** The trailers of all blocks, in order. */
  readonly trailers: readonly Trailer[]
  /** The line that ends the message: `---`, or the first of a diff. */
  readonly end: Slice | undefined
  /** What follows that end, the `---` line left out. */
  readonly notes: Slice | undefined
}

/**
 * Takes a message apart that is not in a mail: a commit's, or what will be one. A bare `---`, a `diff --git` line or a
 * `---`/`+++`/`@@` triple ends it, because `git am` will cut there once it is a mail; a lone or indented line of this
 * kind is a fault that the rules name, and the message goes on. All of `whole` is message where it was `cut` before.
 */
export function parseCommitMessage(whole: Slice, cut: 'uncut' | 'cut' = 'uncut'): CommitMessage {
  const lines = whole.lines()
  const first = lines.findIndex(line => line.text.trim() !== '')
  // `git commit -s` leaves a sign-off in an empty message: a person's trailer is never a subject.
  if (/^[A-Za-z-]{2,40}-by:.*@/.test(lines[first]?.text ?? '')) {
    return takeApart(whole, undefined, lines.slice(first), { separated: true, cut })
  }
  const subjectLine = first < 0 ? undefined : lines[first]
  const rest = first < 0 ? [] : lines.slice(first + 1)
  const separated = rest[0] === undefined || isBlank(rest[0])
  return takeApart(whole, subjectLine, rest, { separated, cut })
}

/** Takes a mail apart: the subject is a header's, the body has been cut before its separator already. */
export function parseMailMessage(subject: Slice | undefined, body: Slice): CommitMessage {
  return takeApart(body, subject, body.lines(), { separated: true, cut: 'cut' })
}

function takeApart(
  whole: Slice,
  subjectLine: Slice | undefined,
  rest: readonly Slice[],
  { separated, cut }: { readonly separated: boolean; readonly cut: 'uncut' | 'cut' },
): CommitMessage {
  const endAt = cut === 'cut' ? -1 : rest.findIndex((_, index) => endsMessage(rest, index))
  const lines = endAt < 0 ? rest : rest.slice(0, endAt)
  const end = endAt < 0 ? undefined : rest[endAt]
  const { paragraphs, blocks } = splitBody(lines)
  return {
    whole,
    subject: subjectLine && !isBlank(subjectLine) ? parseSubject(subjectLine) : undefined,
    separated,
    lines,
    paragraphs: paragraphs.map(paragraphOf),
    blocks,
    trailers: blocks.flatMap(block => block.trailers),
    end,
    notes: end && whole.sub((/^---\s*$/.test(end.text) ? end.end : end.start) - whole.start),
  }
}

/** Whether the line at `index` ends a message. */
function endsMessage(lines: readonly Slice[], index: number): boolean {
  const text = lines[index]?.text ?? ''
  if (text.startsWith('diff --git ')) return true
  if (!text.startsWith('---')) return false
  if (/^---\s*$/.test(text)) return true
  return (
    text.startsWith('--- ') &&
    (lines[index + 1]?.text.startsWith('+++ ') ?? false) &&
    /^@@ -\d/.test(lines[index + 2]?.text ?? '')
  )
}

/** Lines of text as a paragraph; there is at least one. */
export function paragraphOf(lines: readonly Slice[]): Paragraph {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) throw new Error('A paragraph has at least one line.')
  let flow: Slice | undefined
  return {
    lines,
    whole: first.to(last),
    get flow() {
      return (flow ??= join(
        lines.map(line => line.trim()),
        ' ',
      ))
    },
  }
}

function isBlank(line: Slice): boolean {
  return line.text.trim() === ''
}
