/** A half-open range of a document: offsets in UTF-16 units, counted from 0. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether `inner` lies inside `outer`; an empty span may stand at either end. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** Whether two spans share at least one unit, or an empty one touches the other. */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}
