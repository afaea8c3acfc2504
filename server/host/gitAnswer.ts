import { decodeLossless } from '../text/bytes'
import { reasonOf } from './abortable'
import { messageOf } from './failure'
import { streamGit, type GitProgram, type StreamOptions } from './gitProcess'

/** Git's answer as text, empty where it fails. */
export async function answerText(
  program: GitProgram,
  args: readonly string[],
  signal?: AbortSignal,
): Promise<string> {
  const bytes = await answerOf(program, args, { signal })
  return bytes ? decodeLossless(bytes).text : ''
}

/** The largest single answer that is kept, in bytes; a diff beyond it helps nobody and would fill the memory. */
const ANSWER_LIMIT = 256 * 1024 * 1024

/**
 * All of git's output, or `undefined` where git fails or says more than `limit` bytes; why goes to the log.
 * Throws `signal.reason` when the signal is aborted, and nothing else.
 */
export async function answerOf(
  program: GitProgram,
  args: readonly string[],
  options: StreamOptions & { readonly limit?: number } = {},
): Promise<Buffer | undefined> {
  const { signal, limit = ANSWER_LIMIT } = options
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of streamGit(program, args, options)) {
      length += chunk.length
      if (length > limit) {
        program.log(`git ${args[0] ?? ''}: the answer is longer than ${limit} bytes`)
        return undefined
      }
      chunks.push(chunk)
    }
  } catch (error) {
    if (signal?.aborted) throw reasonOf(signal)
    program.log(messageOf(error))
    return undefined
  }
  return Buffer.concat(chunks, length)
}
