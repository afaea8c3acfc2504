import { createReadStream } from 'node:fs'
import type { FileContent, Files } from '../host/files'

/** Names under which a shell passes a pipe on: `check <(git show)`. */
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/\d+$/

/**
 * Files and pipes that the shell has opened for us. Other pipes are refused as before: nobody may ever write to one, and
 * a path may come from a stranger's tree.
 */
export function withPipes(files: Files): Files {
  return {
    ...files,
    async read(path, limit = Infinity) {
      const content = await files.read(path, limit)
      return content.bytes || !DESCRIPTOR.test(path) ? content : readPipe(path, limit)
    },
  }
}

async function readPipe(path: string, limit: number): Promise<FileContent> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit)
        return { error: `${path} is larger than ${limit} bytes and was not read.`, missing: false }
      chunks.push(chunk)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { error: `${path} cannot be read (${reason}).`, missing: false }
  }
  return { bytes: Buffer.concat(chunks, length) }
}
