import type { AnswerReader } from './gitSession'

/** What `git cat-file` knows of one name. */
export type ObjectAnswer =
  | {
      readonly is: 'object'
      readonly hash: string
      readonly type: string
      readonly content: Buffer
    }
  | { readonly is: 'missing' }
  | { readonly is: 'ambiguous' }
  /** Git could not be started, died of this question twice, or the object is beyond all measure. */
  | { readonly is: 'failed' }

/** The largest object that is read, in bytes. The longest message of U-Boot or Linux has some hundred thousand. */
const LIMIT = 16 * 1024 * 1024

/**
 * Reads answers of `--batch` (`contents`: a header line, the object, a line end) or of `--batch-check` (`check`: the
 * header line alone). `too large` stands for an object that is not worth the memory; nothing can be read behind it.
 */
export function answersOf(mode: 'contents' | 'check'): AnswerReader<ObjectAnswer> {
  let chunks: Buffer[] = []
  let length = 0
  // No answer is whole before so many bytes are here: a large object is put together once, not with every chunk.
  let wanted = 1

  function* take(chunk: Buffer): Generator<ObjectAnswer | 'too large'> {
    chunks.push(chunk)
    length += chunk.length
    if (length < wanted) return
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks, length)
    let at = 0
    wanted = 1
    for (;;) {
      const end = bytes.indexOf(0x0a, at)
      if (end < 0) break
      const header = bytes.toString('latin1', at, end)
      const object = /^([0-9a-f]+) (\w+) (\d+)$/.exec(header)
      const size = object && mode === 'contents' ? Number(object[3]) : undefined
      if (size !== undefined && size > LIMIT) {
        yield 'too large'
        return
      }
      const next = size === undefined ? end + 1 : end + 1 + size + 1
      if (next > bytes.length) {
        wanted = next - at
        break
      }
      at = next
      const [, hash = '', type = ''] = object ?? []
      if (object)
        yield { is: 'object', hash, type, content: bytes.subarray(end + 1, end + 1 + (size ?? 0)) }
      else yield { is: header.endsWith(' ambiguous') ? 'ambiguous' : 'missing' }
    }
    chunks = at < bytes.length ? [bytes.subarray(at)] : []
    length = bytes.length - at
  }

  return { take }
}
