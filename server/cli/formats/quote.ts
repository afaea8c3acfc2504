import type { CheckedMessage } from '../../services/check'
import type { Slice } from '../../text/slice'
import { contains, type Span } from '../../text/span'

/** A line of text and the units of it that a finding is about. */
export interface Quote {
  readonly line: string
  readonly from: number
  readonly to: number
}

/**
 * The line that a finding is about, as a person reads it: of a mail in quoted-printable, base64 or encoded words the
 * decoded one, of everything else the line of the document. A finding over several lines gets the first.
 */
export function quoteOf(document: string, checked: CheckedMessage, at: Span): Quote {
  return decodedQuote(document, checked, at) ?? rawQuote(document, at)
}

function rawQuote(document: string, at: Span): Quote {
  const start = at.start === 0 ? 0 : document.lastIndexOf('\n', at.start - 1) + 1
  const found = document.indexOf('\n', at.start)
  const line = document.slice(start, found < 0 ? document.length : found).replace(/\r$/, '')
  return clipped(start === 0 ? withoutMark(line) : line, at.start - start, at.end - start)
}

function decodedQuote(document: string, { mail }: CheckedMessage, at: Span): Quote | undefined {
  if (!mail) return undefined
  const { fields, body, bodyEncoding } = mail.mail
  const field = fields.find(({ whole }) => contains(whole.span, at))
  if (field) {
    const { start, end } = field.whole.span
    const encoded = /=\?.*\?=/s.test(document.slice(start, end))
    return encoded ? behind(`${field.name.text}: `, quoteIn(field.value, at)) : undefined
  }
  if (bodyEncoding === 'plain') return undefined
  const line = body.lines().find(each => each.span.end > at.start || contains(each.span, at))
  return line && quoteIn(line, at)
}

/** The part of a decoded line that the document's units `at` carry. */
function quoteIn(line: Slice, at: Span): Quote {
  const from = countBefore(line, unit => unit.end <= at.start)
  const to = countBefore(line, unit => unit.start < at.end)
  return clipped(line.text, from, to)
}

function behind(name: string, { line, from, to }: Quote): Quote {
  return { line: name + line, from: name.length + from, to: name.length + to }
}

/** How many units at the start of a line fulfil a condition that none fulfils behind the first that does not. */
function countBefore(line: Slice, fulfils: (unit: Span) => boolean): number {
  let low = 0
  let high = line.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fulfils(line.sub(middle, middle + 1).span)) low = middle + 1
    else high = middle
  }
  return low
}

function clipped(line: string, from: number, to: number): Quote {
  const start = Math.min(from, line.length)
  return { line, from: start, to: Math.max(start, Math.min(to, line.length)) }
}

/** A byte order mark is not seen; a blank in its place keeps the columns. */
function withoutMark(line: string): string {
  return line.startsWith('\ufeff') ? ` ${line.slice(1)}` : line
}
