import { narrowed, type Edit } from './edit'
import type { Span } from './span'

/**
 * A stretch of a derived text within which an edit may be made, and how new text is written there
 * (as it is, in quoted-printable, inside an encoded word). `undefined` says that it cannot be written.
 */
export interface Region {
  encode(text: string): string | undefined
}

/** A region whose text stands in its parent as it is. */
export function plainRegion(): Region {
  return { encode: text => text }
}

/** A region that nobody can edit, for instance base64. */
export function sealedRegion(): Region {
  return { encode: () => undefined }
}

/** Which units of the parent a stretch of derived text comes from. Runs are in order and do not overlap. */
export interface Run {
  /** First unit of the run in the derived text. */
  readonly start: number
  /** One past its last unit in the derived text. */
  readonly end: number
  /** First unit in the parent. */
  readonly from: number
  /** One past its last unit in the parent. */
  readonly to: number
  /** True: unit for unit. False: the whole run stands for the whole stretch of the parent. */
  readonly verbatim: boolean
  readonly region: Region
}

/** Runs by number, counted from 0, from -1 backwards. An array is such a list; long texts have a denser one. */
export interface RunList {
  readonly length: number
  at(index: number): Run | undefined
}

/**
 * A text and the way from each of its units back to the document. The document is its own source;
 * an unfolded header, a decoded body or a message without its comment lines is derived from another.
 */
export class Source {
  private carriageReturns: boolean | undefined

  private constructor(
    readonly text: string,
    private readonly parent: Source | undefined,
    private readonly runs: RunList,
  ) {}

  /** The document as the editor or the disk holds it. */
  static document(text: string): Source {
    return new Source(text, undefined, [])
  }

  /** A text made from pieces of `parent`. `runs` must cover `text` without a gap. */
  static derived(text: string, parent: Source, runs: RunList): Source {
    return new Source(text, parent, runs)
  }

  /** Where the units from `start` to `end` of this text stand in the document. */
  toDocument(start: number, end: number): Span {
    if (!this.parent) return { start, end }
    const span = this.toParent(start, end)
    return this.parent.toDocument(span.start, span.end)
  }

  /**
   * The edit of the document that replaces the units from `start` to `end` of this text, as small as it can be;
   * `undefined` where the place cannot be written (base64, or a stretch with something else in between).
   */
  replace(start: number, end: number, text: string): Edit | undefined {
    if (!this.parent) return narrowed(this.text.slice(start, end), start, this.withLineEnds(text))
    const small = this.widened(narrowed(this.text.slice(start, end), start, text))
    const region = this.regionOf(small.span.start, small.span.end)
    const encoded = region?.encode(small.text)
    if (encoded === undefined) return undefined
    const span = this.toParent(small.span.start, small.span.end)
    return this.parent.replace(span.start, span.end, encoded)
  }

  /** New lines end as those of the document do. */
  private withLineEnds(text: string): string {
    // The first line is looked at once: it may be a megabyte, and edits may be thousands.
    this.carriageReturns ??= this.text[this.text.indexOf('\n') - 1] === '\r'
    return this.carriageReturns ? text.replace(/\r?\n/g, '\r\n') : text
  }

  private toParent(start: number, end: number): Span {
    const first = this.runs.at(0)
    const last = this.runs.at(-1)
    if (!first || !last) return { start: 0, end: 0 }
    if (start >= end) {
      // An insertion goes behind what precedes it: before the comment lines that follow a message.
      const at = start <= 0 ? first.from : endIn(this.runAt(start - 1), start)
      return { start: at, end: at }
    }
    return { start: startIn(this.runAt(start), start), end: endIn(this.runAt(end - 1), end) }
  }

  /** The same edit without a cut inside a run that stands for its stretch of the parent as a whole. */
  private widened({ span, text }: Edit): Edit {
    const start = this.cutAt(span.start)?.start ?? span.start
    const end = this.cutAt(span.end)?.end ?? span.end
    return {
      span: { start, end },
      text: this.text.slice(start, span.start) + text + this.text.slice(span.end, end),
    }
  }

  /** The run that cannot be cut in two and has `offset` inside. */
  private cutAt(offset: number): Run | undefined {
    const run = this.runs.length > 0 ? this.runAt(offset) : undefined
    return run && !run.verbatim && run.start < offset && offset < run.end ? run : undefined
  }

  private regionOf(start: number, end: number): Region | undefined {
    if (this.runs.length === 0) return undefined
    const first = this.runAt(start >= end && start > 0 ? start - 1 : start).region
    const last = start >= end ? first : this.runAt(end - 1).region
    return first === last ? first : undefined
  }

  /** The run that holds the unit at `offset`; the nearest one for an offset outside. */
  private runAt(offset: number): Run {
    let low = 0
    let high = this.runs.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.runs.at(middle) as Run).end <= offset) low = middle + 1
      else high = middle
    }
    return this.runs.at(low) as Run
  }
}

function startIn(run: Run, offset: number): number {
  return run.verbatim ? run.from + (offset - run.start) : run.from
}

function endIn(run: Run, offset: number): number {
  return run.verbatim ? run.from + (offset - run.start) : run.to
}
