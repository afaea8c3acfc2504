import type { Span } from '../../server/text/span'

/** Takes the marks out of a text: what stands between `«` and `»` are the spans, in the order of their starts. */
export function unmarked(text: string): { text: string; spans: Span[] } {
  const spans: { start: number; end: number }[] = []
  const open: { start: number; end: number }[] = []
  let bare = ''
  for (const character of text) {
    if (character === '«') {
      const span = { start: bare.length, end: -1 }
      spans.push(span)
      open.push(span)
    } else if (character === '»') {
      const span = open.pop()
      if (!span) throw new Error(`A » without « in: ${text}`)
      span.end = bare.length
    } else bare += character
  }
  if (open.length > 0) throw new Error(`A « without » in: ${text}`)
  return { text: bare, spans }
}

/** Puts the marks back, so that two results can be compared as a person reads them. */
export function withMarks(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: end, mark: '»', order: 0 },
    { at: start, mark: '«', order: 1 },
  ])
  marks.sort((a, b) => b.at - a.at || b.order - a.order)
  let result = text
  for (const { at, mark } of marks) result = result.slice(0, at) + mark + result.slice(at)
  return result
}
