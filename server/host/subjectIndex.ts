import { encodeLossless } from '../text/bytes'
import { abortable } from './abortable'
import { messageOf } from './failure'
import { keepAlive, streamGit, type GitChild, type GitProgram } from './gitProcess'
import { nulRecords } from './nulRecords'
import { PLAIN_LOG } from './plainOutput'

/** Commits in the order in which git gave them: of each a number made of its subject, and its id as bytes. */
interface Segment {
  sums: Uint32Array
  ids: Buffer
  count: number
}

/**
 * Which commits may have a certain subject. It keeps 24 bytes for each commit reachable from HEAD, so that 1.3 million
 * take 31 MB, and a search looks at the numbers one by one, in a millisecond. When HEAD moves, only the commits that
 * came and went are read. What it finds must be compared with the real subject.
 */
export class SubjectIndex {
  private head: string | undefined
  /** Newest first. */
  private segments: Segment[] = []
  /** What was found for a subject since HEAD moved last: a message that is typed asks the same at every key. */
  private readonly found = new Map<string, readonly string[]>()
  /** In a segment, but no longer reachable from HEAD. */
  private readonly gone = new Set<string>()
  private building: { readonly head: string; readonly done: Promise<void> } | undefined
  private child: GitChild | undefined
  private waiting = 0

  constructor(private readonly program: GitProgram) {}

  /**
   * Full ids of the commits reachable from `head` (itself a full id) that may have this subject, newest first. The
   * index is read once for all who ask and goes on when one gives up; it keeps Node running only while one waits.
   */
  async candidates(
    subject: string,
    head: string,
    signal?: AbortSignal,
  ): Promise<readonly string[]> {
    this.waiting++
    if (this.child) keepAlive(this.child, true)
    try {
      await abortable(this.upTo(head), signal)
    } finally {
      this.waiting--
      if (this.child && this.waiting === 0) keepAlive(this.child, false)
    }
    const known = this.found.get(subject)
    if (known) return known
    const sum = sumOf(encodeLossless(subject), 0)
    const ids = this.segments
      .flatMap(segment => [...idsWith(segment, sum, head.length / 2)])
      .filter(id => !this.gone.has(id))
    if (this.found.size >= REMEMBERED) this.found.clear()
    this.found.set(subject, ids)
    return ids
  }

  private upTo(head: string): Promise<void> {
    if (this.building) {
      const { done } = this.building
      return this.building.head === head ? done : done.then(() => this.upTo(head))
    }
    if (this.head === head) return Promise.resolve()
    const done = this.build(head).finally(() => {
      this.building = undefined
    })
    this.building = { head, done }
    return done
  }

  private async build(head: string): Promise<void> {
    try {
      await this.readUpTo(head)
    } finally {
      this.found.clear()
    }
  }

  private async readUpTo(head: string): Promise<void> {
    if (this.head !== undefined && (await this.read(`${this.head}...${head}`, head))) return
    this.head = undefined
    this.segments = []
    this.gone.clear()
    await this.read(head, head)
  }

  /** Takes the commits of a range, those on its left side out; false where git cannot tell. */
  private async read(range: string, head: string): Promise<boolean> {
    const args = ['log', '-z', '--left-right', '--format=%m%H%x00%s', ...PLAIN_LOG, range, '--']
    const segment: Segment = { sums: new Uint32Array(256), ids: Buffer.alloc(256 * 20), count: 0 }
    const left: string[] = []
    const hexLength = head.length
    const records = nulRecords(2)
    try {
      for await (const chunk of streamGit(this.program, args, {
        buffered: true,
        started: child => {
          this.started(child)
        },
      })) {
        for (const record of records(chunk)) {
          const isLeft = record[0] === LEFT
          const id = isLeft || this.gone.size > 0 ? record.toString('latin1', 1, 1 + hexLength) : ''
          if (isLeft) left.push(id)
          else if (!this.gone.delete(id)) append(segment, record, hexLength)
        }
      }
    } catch (error) {
      this.program.log(messageOf(error))
      return false
    } finally {
      this.child = undefined
    }
    for (const id of left) this.gone.add(id)
    this.segments.unshift(trimmed(segment, hexLength / 2))
    this.head = head
    return true
  }

  private started(child: GitChild): void {
    this.child = child
    keepAlive(child, this.waiting > 0)
  }
}

/** Subjects whose commits are kept; a message names fewer. */
const REMEMBERED = 1000

const LEFT = '<'.charCodeAt(0)

function append(segment: Segment, record: Buffer, hexLength: number): void {
  const { count } = segment
  const idLength = hexLength / 2
  if (count === segment.sums.length) grow(segment)
  if ((count + 1) * idLength > segment.ids.length) {
    segment.ids = Buffer.concat([segment.ids], 2 * segment.ids.length)
  }
  segment.sums[count] = sumOf(record, 1 + hexLength + 1)
  for (let at = 0; at < idLength; at++) {
    const high = digit(record[1 + 2 * at] ?? 0)
    segment.ids[count * idLength + at] = (high << 4) | digit(record[2 + 2 * at] ?? 0)
  }
  segment.count++
}

/** Without the room that was kept for more. */
function trimmed({ sums, ids, count }: Segment, idLength: number): Segment {
  return { sums: sums.slice(0, count), ids: Buffer.from(ids.subarray(0, count * idLength)), count }
}

function grow(segment: Segment): void {
  const sums = new Uint32Array(2 * segment.sums.length)
  sums.set(segment.sums)
  segment.sums = sums
}

/** The value of a lower-case hexadecimal digit. */
function digit(code: number): number {
  return code < 0x61 ? code - 0x30 : code - 0x61 + 10
}

/** The 32-bit FNV-1a sum of the bytes from `at` on. */
function sumOf(bytes: Uint8Array, at: number): number {
  let sum = 0x811c9dc5
  for (let next = at; next < bytes.length; next++) {
    sum = Math.imul(sum ^ (bytes[next] ?? 0), 0x01000193)
  }
  return sum >>> 0
}

function* idsWith({ sums, ids, count }: Segment, sum: number, idLength: number): Generator<string> {
  for (let at = sums.indexOf(sum); at >= 0 && at < count; at = sums.indexOf(sum, at + 1)) {
    yield ids.toString('hex', at * idLength, (at + 1) * idLength)
  }
}
