import type { Span } from './span'

/** Replaces the units of `span` in a document by `text`. An empty span inserts. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** Edits in the order of the document; those that overlap an earlier one are left out. */
export function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const kept: Edit[] = []
  for (const edit of sorted) {
    const last = kept.at(-1)
    const sameEmptyPlace =
      last !== undefined && last.span.start === edit.span.start && last.span.end === edit.span.end
    if (!last || (last.span.end <= edit.span.start && !sameEmptyPlace)) kept.push(edit)
  }
  return kept
}

/** The document after `edits`, which may come in any order; overlapping ones are left out. */
export function applyEdits(document: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { span, text } of withoutOverlaps(edits)) {
    result += document.slice(at, span.start) + text
    at = span.end
  }
  return result + document.slice(at)
}

/**
 * The smallest edit with the same effect: what the old and the new text share at both ends stays
 * untouched, because an edit must not touch a byte that it need not.
 */
export function narrowed(old: string, start: number, text: string): Edit {
  let head = 0
  const shorter = Math.min(old.length, text.length)
  while (head < shorter && old.charCodeAt(head) === text.charCodeAt(head)) head++
  if (splitsPair(old, head) || splitsPair(text, head)) head--
  let tail = 0
  while (
    tail < shorter - head &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  ) {
    tail++
  }
  if (splitsPair(old, old.length - tail) || splitsPair(text, text.length - tail)) tail--
  return {
    span: { start: start + head, end: start + old.length - tail },
    text: text.slice(head, text.length - tail),
  }
}

/** Whether an offset lies between the two halves of a surrogate pair, or between `\r` and `\n`. */
function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  if (before === 13 && after === 10) return true
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
