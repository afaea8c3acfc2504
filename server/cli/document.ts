import { LineIndex, type Position } from '../text/lineIndex'
import type { Span } from '../text/span'

/** A text that was given to be checked: a file, standard input, or the message of a commit. */
export interface Document {
  /** What the user calls it: the file as given, `-`, or the commit's id. */
  readonly name: string
  /** The commit whose message it is. */
  readonly commit?: { readonly hash: string; readonly subject: string } | undefined
  /** As it lies on disk, decoded without loss. */
  readonly text: string
  /** How many messages it holds. */
  readonly count: number
  /** Where a span lies. */
  readonly extentOf: (span: Span) => Extent
}

/** The two ends of a span, the second one exclusive; lines and columns from 0, in UTF-16 units. */
export interface Extent {
  readonly start: Position
  readonly end: Position
}

/** Makes a document. Its lines are counted when the first finding needs them. */
export function documentOf(document: Omit<Document, 'extentOf'>): Document {
  let lines: LineIndex | undefined
  return {
    ...document,
    extentOf({ start, end }) {
      lines ??= new LineIndex(document.text)
      return { start: lines.positionAt(start), end: lines.positionAt(end) }
    },
  }
}
