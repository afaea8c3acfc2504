/** Places in documents. Lines and columns are counted from 0 in UTF-16 units. */

export interface TextPosition {
  readonly line: number
  readonly character: number
}

export interface TextRange {
  readonly start: TextPosition
  readonly end: TextPosition
}

/** An edit of a document: the text between two places becomes another. */
export interface TextChange {
  readonly range: TextRange
  readonly newText: string
}

export interface DocumentRef {
  readonly uri: string
}
