/** A place in a document: line and column counted from 0, columns in UTF-16 units (LSP's own counting). */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Finds lines and columns of offsets in one document. Lines end at `\n`; a `\r` before it belongs to the line. */
export class LineIndex {
  private readonly starts: number[] = [0]

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      this.starts.push(at + 1)
  }

  /** The position of a 0-based offset; an offset outside the document counts as its nearest end. */
  positionAt(offset: number): Position {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low, character: Math.max(0, offset - (this.starts[low] ?? 0)) }
  }

  /** The offset of a position; a line behind the last one counts as the last. */
  offsetAt({ line, character }: Position): number {
    const known = Math.max(0, Math.min(line, this.starts.length - 1))
    return (this.starts[known] ?? 0) + character
  }
}
