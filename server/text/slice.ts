import type { Edit } from './edit'
import { Source } from './source'
import type { Span } from './span'

/**
 * A piece of text that knows where it stands in the document. Parsers cut slices, rules report them; nobody
 * computes columns. Its own offsets (`start`, `end`) are units of its source, `span` is units of the document.
 */
export class Slice {
  private cached: string | undefined

  constructor(
    readonly source: Source,
    readonly start: number,
    readonly end: number,
  ) {}

  /** The whole of a document. */
  static of(document: string): Slice {
    return new Slice(Source.document(document), 0, document.length)
  }

  get text(): string {
    return (this.cached ??= this.source.text.slice(this.start, this.end))
  }

  get length(): number {
    return this.end - this.start
  }

  get isEmpty(): boolean {
    return this.end <= this.start
  }

  /** Where the slice stands in the document: 0-based UTF-16 units, half open. */
  get span(): Span {
    return this.source.toDocument(this.start, this.end)
  }

  /** A part, by units counted from the start of this slice; clipped to it. */
  sub(from: number, to: number = this.length): Slice {
    const start = Math.min(this.end, this.start + Math.max(0, from))
    const end = Math.min(this.end, Math.max(start, this.start + to))
    return new Slice(this.source, start, end)
  }

  /** The empty slice before the first unit. */
  get head(): Slice {
    return new Slice(this.source, this.start, this.start)
  }

  /** The empty slice behind the last unit. */
  get tail(): Slice {
    return new Slice(this.source, this.end, this.end)
  }

  /** Everything from the start of this slice to the end of `other`, which must come from the same source. */
  to(other: Slice): Slice {
    return new Slice(this.source, this.start, Math.max(this.start, other.end))
  }

  /** Without white space at both ends. */
  trim(): Slice {
    const text = this.text
    return this.sub(text.length - text.trimStart().length, text.trimEnd().length)
  }

  /** The first match of `pattern` as a slice. */
  find(pattern: RegExp): Slice | undefined {
    const match = pattern.exec(this.text)
    return match ? this.sub(match.index, match.index + match[0].length) : undefined
  }

  /** All matches of a global pattern, with the slice of each. */
  *matches(pattern: RegExp): Generator<{ readonly match: RegExpExecArray; readonly at: Slice }> {
    for (const match of this.text.matchAll(pattern)) {
      yield { match, at: this.sub(match.index, match.index + match[0].length) }
    }
  }

  /** The lines without their ends (`\n` or `\r\n`). A text that ends in a line end has no empty last line. */
  lines(): Slice[] {
    const text = this.text
    const lines: Slice[] = []
    let at = 0
    while (at < text.length) {
      const found = text.indexOf('\n', at)
      const end = found < 0 ? text.length : found
      const bare = found > at && text.charCodeAt(found - 1) === 13 ? found - 1 : end
      lines.push(this.sub(at, bare))
      at = end + 1
    }
    return lines
  }

  /** The edit that puts `text` in the place of this slice; `undefined` where the document cannot take it. */
  replace(text: string): Edit | undefined {
    return this.source.replace(this.start, this.end, text)
  }
}
