import { isatty } from 'node:tty'
import type { CheckWorld } from './checkWorld'
import { decoded } from './decodedPieces'

/** What a shell gives for a program that wrote to a pipe nobody reads: 128 and the number of SIGPIPE. */
const BROKEN_PIPE = 141

type Streams = Pick<
  CheckWorld,
  'out' | 'outBytes' | 'err' | 'terminals' | 'color' | 'ready' | 'stdin'
>

/** The standard streams of this process, which from here on ends without a word when nobody reads its output. */
export function standardStreams(): Streams {
  const { stdout, stderr, env } = process
  let full = false
  stdout.on('drain', () => {
    full = false
  })
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(BROKEN_PIPE)
    stderr.write(
      `kernel-patch: Standard output cannot be written (${error.code ?? error.message}).\n`,
    )
    process.exit(2)
  })
  // Where complaints cannot be told there is nobody to tell that.
  stderr.on('error', () => undefined)
  const terminals = { in: isatty(0), out: isatty(1), err: isatty(2) }
  return {
    out(text) {
      if (text !== '') full = !stdout.write(text)
    },
    outBytes(bytes) {
      full = !stdout.write(bytes)
    },
    err(text) {
      stderr.write(text)
    },
    async ready() {
      while (full) await new Promise(resolve => stdout.once('drain', resolve))
    },
    terminals,
    color: terminals.out && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    stdin: () => decoded(process.stdin as AsyncIterable<Buffer>),
  }
}

/** Resolves when everything that was written has left this process. */
export async function flushed(): Promise<void> {
  const { stdout, stderr } = process
  await Promise.all(
    [stdout, stderr].map(stream => new Promise(resolve => stream.write('', resolve))),
  )
}
