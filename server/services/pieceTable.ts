import { withoutOverlaps, type Edit } from '../text/edit'

/**
 * A text under repair, as pieces of what it was at first and of what has been put in, so that many rounds of edits
 * become one set of edits of the first text and no unit is touched that need not be.
 */
export class PieceTable {
  private pieces: readonly Piece[]

  constructor(private readonly first: string) {
    this.pieces = first === '' ? [] : [{ kept: true, start: 0, end: first.length }]
  }

  /** The text as it is now. */
  get text(): string {
    return this.pieces.map(piece => this.textOf(piece)).join('')
  }

  /** Applies edits of the text as it is now; those that overlap an earlier one are left out. */
  apply(edits: readonly Edit[]): void {
    const result: Piece[] = []
    const pieces = [...this.pieces]
    let at = 0
    const take = (end: number, target: Piece[] | undefined): void => {
      while (at < end) {
        const piece = pieces.shift()
        if (!piece) return
        const length = piece.kept ? piece.end - piece.start : piece.text.length
        const wanted = Math.min(length, end - at)
        target?.push(part(piece, 0, wanted))
        if (wanted < length) pieces.unshift(part(piece, wanted, length))
        at += wanted
      }
    }
    for (const { span, text } of withoutOverlaps(edits)) {
      take(span.start, result)
      take(span.end, undefined)
      if (text !== '') result.push({ kept: false, text })
    }
    this.pieces = [...result, ...pieces]
  }

  /** The edits that make the text as it is now of the first one, in order. */
  edits(): Edit[] {
    const edits: Edit[] = []
    let at = 0
    let put = ''
    const closeGap = (start: number): void => {
      if (start > at || put !== '') edits.push({ span: { start: at, end: start }, text: put })
      put = ''
    }
    for (const piece of this.pieces) {
      if (piece.kept) {
        closeGap(piece.start)
        at = piece.end
      } else put += piece.text
    }
    closeGap(this.first.length)
    return edits
  }

  private textOf(piece: Piece): string {
    return piece.kept ? this.first.slice(piece.start, piece.end) : piece.text
  }
}

type Piece =
  | { readonly kept: true; readonly start: number; readonly end: number }
  | { readonly kept: false; readonly text: string }

function part(piece: Piece, from: number, to: number): Piece {
  return piece.kept
    ? { kept: true, start: piece.start + from, end: piece.start + to }
    : { kept: false, text: piece.text.slice(from, to) }
}
