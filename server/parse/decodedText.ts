import { DenseRuns } from '../text/denseRuns'
import { Slice } from '../text/slice'
import { sealedRegion, Source, type Region, type Run, type RunList } from '../text/source'
import { UTF8, type Charset } from './charset'
import { utf8Bytes } from './utf8'

/** Builds a decoded text piece by piece and keeps for each unit where its parent carries it. */
export class DecodedText {
  private readonly parts: string[] = []
  private readonly runs = new DenseRuns()
  private readonly bytes = new PlacedBytes()
  private readonly seal = sealedRegion()
  private charset: Charset = UTF8
  private region: Region = this.seal
  private sealedTo = 0
  private sealedFrom = Infinity
  private heldFrom = 0
  private heldTo = 0

  constructor(private readonly parent: Source) {}

  /** From here on bytes are read in `charset`, and edits are written by `region`. */
  use(charset: Charset, region: Region): void {
    this.endBytes()
    this.charset = charset
    this.region = region
    this.sealedFrom = Infinity
  }

  /** Units of the parent that stand for themselves: as text, or in another charset than UTF-8 as bytes. */
  literal(from: number, to: number): void {
    const { text } = this.parent
    for (let at = from; at < to;) {
      const ascii = this.charset.kind === 'multi' ? at : endOfAscii(text, at, to)
      // Short stretches between bytes are decoded with them: to begin anew each time would be slow.
      if (ascii - at >= 64 || (ascii > at && this.bytes.count === 0)) {
        this.asIs(at, ascii)
        at = ascii
      } else if (this.charset.kind === 'utf8' && ascii < to) {
        this.asIs(at, to)
        at = to
      } else {
        at = this.character(at, to)
      }
    }
  }

  /** One byte that is written as the parent's units from `from` to `to`. */
  byte(value: number, from: number, to: number): void {
    this.bytes.push(value, from, to)
  }

  /** No edit may touch what the parent's units before `offset` carry, beginning with the next that is added. */
  sealTo(offset: number): void {
    this.endBytes()
    this.sealedTo = Math.max(this.sealedTo, offset)
  }

  /** No edit may touch what the parent's units from `offset` on carry, until `use` begins something else. */
  sealFrom(offset: number): void {
    this.sealedFrom = offset
  }

  /** A text that the parent's units from `from` to `to` carry as a whole. */
  lump(text: string, from: number, to: number): void {
    this.endBytes()
    this.endHeld()
    this.parts.push(text)
    this.runs.push(text.length, from, to, false, this.region)
  }

  /** The text. Where it is empty, it stands at the offset `empty` of the parent. */
  toSlice(empty: number): Slice {
    this.endBytes()
    this.endHeld()
    const text = this.parts.join('')
    const runs: RunList = text === '' ? [this.emptyRun(empty)] : this.runs
    return new Slice(Source.derived(text, this.parent, runs), 0, text.length)
  }

  private emptyRun(at: number): Run {
    return { start: 0, end: 0, from: at, to: at, verbatim: true, region: this.region }
  }

  private asIs(from: number, to: number): void {
    this.endBytes()
    if (from !== this.heldTo) this.endHeld()
    if (this.heldFrom === this.heldTo) this.heldFrom = from
    this.heldTo = to
    const open = Math.min(to, Math.max(from, this.sealedTo))
    const shut = Math.max(open, Math.min(to, this.sealedFrom))
    this.runs.push(open - from, from, open, true, this.seal)
    this.runs.push(shut - open, open, shut, true, this.region)
    this.runs.push(to - shut, shut, to, true, this.seal)
  }

  /** Adds the units of the parent that wait, because what follows them is not the parent's next. */
  private endHeld(): void {
    if (this.heldFrom < this.heldTo) {
      this.parts.push(this.parent.text.slice(this.heldFrom, this.heldTo))
    }
    this.heldFrom = this.heldTo
  }

  /** Takes one character of the parent as the bytes that it is on disk, and gives the place behind it. */
  private character(at: number, limit: number): number {
    const point = this.parent.text.codePointAt(at) ?? 0
    const end = Math.min(limit, at + (point > 0xffff ? 2 : 1))
    for (const byte of utf8Bytes(point)) this.bytes.push(byte, at, end)
    // A line begins anew in every charset but UTF-16, which travels in base64 alone.
    if (point === 0x0a) this.endBytes()
    return end
  }

  private endBytes(): void {
    const { count } = this.bytes
    if (count === 0) return
    this.endHeld()
    const { values, from, to } = this.bytes
    const { text, widths } = this.charset.decode(values.subarray(0, count))
    this.parts.push(text)
    let unit = 0
    for (let at = 0; at < count;) {
      let units = widths[at] ?? 0
      let next = at + 1
      // Bytes without a character of their own belong to the one before, and so do those of the same raw character.
      while (next < count && (widths[next] === 0 || (from[next] ?? 0) < (to[next - 1] ?? 0))) {
        units += widths[next++] ?? 0
      }
      const start = from[at] ?? 0
      const end = to[next - 1] ?? start
      const sealed =
        start < this.sealedTo || start >= this.sealedFrom || this.isBroken(text, unit, units)
      this.runs.push(
        units,
        start,
        end,
        units === 1 && end - start === 1,
        sealed ? this.seal : this.region,
      )
      unit += units
      at = next
    }
    this.bytes.count = 0
  }

  /** Whether half a character stands there, which an edit close by could complete. */
  private isBroken(text: string, at: number, units: number): boolean {
    return this.charset.kind === 'multi' && text.slice(at, at + units).includes('\ufffd')
  }
}

// Most header fields have no encoded words, and an array of numbers is dear to make.
const NO_BYTES = new Uint8Array(0)
const NO_PLACES = new Int32Array(0)

/** Bytes that wait to be decoded together, each with its place in the parent. */
class PlacedBytes {
  values = NO_BYTES
  from = NO_PLACES
  to = NO_PLACES
  count = 0

  push(value: number, from: number, to: number): void {
    if (this.count === this.values.length) this.grow()
    this.values[this.count] = value
    this.from[this.count] = from
    this.to[this.count] = to
    this.count++
  }

  private grow(): void {
    const size = Math.max(16, this.count * 2)
    const { values, from, to } = this
    this.values = new Uint8Array(size)
    this.from = new Int32Array(size)
    this.to = new Int32Array(size)
    this.values.set(values)
    this.from.set(from)
    this.to.set(to)
  }
}

function endOfAscii(text: string, at: number, limit: number): number {
  let end = at
  while (end < limit && text.charCodeAt(end) < 0x80) end++
  return end
}
