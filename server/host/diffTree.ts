import type { GitProgram } from './gitProcess'
import { GitSession, type AnswerReader } from './gitSession'
import { PLAIN_DIFF, PLAIN_PATCH } from './plainOutput'

/** What a change is shown as: letters and paths in the form of `--name-status -z`, or a patch. */
export type Shape = 'paths' | 'patch'

/** The options that make git show a change so. */
export function shapeOptions(shape: Shape): readonly string[] {
  return shape === 'paths' ? ['-z', '--name-status', ...PLAIN_DIFF] : PLAIN_PATCH
}

/** What `git diff-tree` says of one commit; `failed`: git could not tell, or the change is beyond all measure. */
export type TreeAnswer =
  { readonly is: 'change'; readonly bytes: Buffer } | { readonly is: 'failed' }

/** A `git diff-tree --stdin` that answers one question after the other, in one shape. */
export class DiffTree {
  private session: GitSession<TreeAnswer> | undefined

  constructor(
    private readonly program: GitProgram,
    private readonly shape: Shape,
    private readonly idle?: number,
  ) {}

  /** What the commit with this full id changes against its first parent; nothing for what is no commit. Never rejects. */
  ask(hash: string): Promise<TreeAnswer> {
    if (!/^[0-9a-f]{40,64}$/.test(hash)) return Promise.resolve({ is: 'failed' })
    this.session ??= this.begin()
    return this.session.ask(hash)
  }

  /** Lets the process end after the questions that it has; the next question starts another one. */
  close(): void {
    this.session?.close()
  }

  private begin(): GitSession<TreeAnswer> {
    // Git repeats a line that is no object id, which shows where an answer ends. What a change holds is anybody's
    // text, so nobody may know the line beforehand. Node takes long to get ready for chance: few ask for a change.
    const mark = `end of ${crypto.randomUUID()}`
    const dialogue = {
      args: [
        'diff-tree',
        '--stdin',
        '-r',
        '--root',
        '--diff-merges=first-parent',
        '--no-commit-id',
        ...shapeOptions(this.shape),
      ],
      question: (hash: string) => `${hash}\n${mark}\n`,
      reader: () => answersBefore(mark),
      failed: { is: 'failed' },
    } as const
    return new GitSession<TreeAnswer>(this.program, dialogue, this.idle)
  }
}

/** The largest change that is read, in bytes; one beyond it helps nobody and would fill the memory. */
const LIMIT = 256 * 1024 * 1024

/** Reads answers each of which a line that is `mark` ends. */
export function answersBefore(mark: string): AnswerReader<TreeAnswer> {
  const end = Buffer.from(`${mark}\n`)
  let chunks: Buffer[] = []
  let length = 0
  // The mark may lie across two pieces: so many bytes of the earlier ones can be its beginning.
  let tail = Buffer.alloc(0)

  function* take(chunk: Buffer): Generator<TreeAnswer | 'too large'> {
    chunks.push(chunk)
    length += chunk.length
    const seam = Buffer.concat([tail, chunk])
    if (seam.includes(end)) {
      const bytes = Buffer.concat(chunks, length)
      let from = 0
      for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, from)) {
        yield { is: 'change', bytes: bytes.subarray(from, at) }
        from = at + end.length
      }
      chunks = from < length ? [bytes.subarray(from)] : []
      length -= from
      tail = Buffer.from(bytes.subarray(Math.max(from, bytes.length - end.length + 1)))
    } else {
      tail = seam.subarray(Math.max(0, seam.length - end.length + 1))
    }
    if (length > LIMIT) yield 'too large'
  }

  return { take }
}
