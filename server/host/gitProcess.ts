import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { onAbort, reasonOf } from './abortable'
import { GitFailure, messageOf } from './failure'
import { GUARDS, type Environment } from './gitEnvironment'

/** How git is started for one repository. */
export interface GitProgram {
  /** Name or path of the executable. */
  readonly binary: string
  /** Where it runs: the top of the work tree, or the git directory of a bare repository. */
  readonly directory: string
  /** Asked for at every start: a hook's index may be gone a moment later. */
  environment(): Environment
  /** Takes what went wrong, for a log; the user does not see it. */
  log(detail: string): void
}

/** A running git whose standard input and output are pipes. */
export type GitChild = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts git with every guard against the repository's own configuration. Throws where the arguments cannot be passed on. */
export function startGit(
  program: GitProgram,
  args: readonly string[],
  more: Environment = {},
): GitChild {
  const guards = GUARDS.flatMap(setting => ['-c', setting])
  const child = spawn(program.binary, ['--no-pager', ...guards, ...args], {
    cwd: program.directory,
    env: { ...program.environment(), ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  })
  // A child that died before it read everything is known by its exit; the broken pipe says nothing new.
  child.stdin.on('error', () => undefined)
  return child
}

/** What a stream of git's output may be given besides the arguments. */
export interface StreamOptions {
  readonly signal?: AbortSignal | undefined
  /** Written to standard input. */
  readonly input?: Uint8Array | undefined
  /**
   * Git writes whole blocks. Otherwise it writes after each record, which is right where it looks long for the next
   * one, and costs half as much time again where it does not.
   */
  readonly buffered?: boolean | undefined
  /** Called once with the running process, for whoever decides whether Node waits for it. */
  readonly started?: ((child: GitChild) => void) | undefined
}

/**
 * Standard output, piece by piece; git waits while nobody takes the next one. Throws `signal.reason` when the signal
 * is aborted and a `GitFailure` when git cannot be started or exits with an error, after all of its output. Git is
 * killed when the loop is left early.
 */
export async function* streamGit(
  program: GitProgram,
  args: readonly string[],
  { signal, input, buffered, started }: StreamOptions = {},
): AsyncGenerator<Buffer, void, undefined> {
  if (signal?.aborted) throw reasonOf(signal)
  const child = tryToStart(program, args, buffered ? { GIT_FLUSH: '0' } : {})
  const complaint = firstWords(child.stderr)
  const exit = exitOf(child)
  const kill = (): void => {
    child.kill()
    child.stdout.destroy()
  }
  const settled = onAbort(signal, kill)
  try {
    started?.(child)
    child.stdin.end(input)
    try {
      for await (const chunk of child.stdout) yield chunk as Buffer
    } catch (error) {
      // A destroyed pipe ends with an error of its own; the reason stands in the signal or in the exit.
      if (!isPrematureClose(error)) throw error
    }
    if (signal?.aborted) throw reasonOf(signal)
    const { code, error } = await exit
    if (signal?.aborted) throw reasonOf(signal)
    if (error) throw new GitFailure(args, error.message)
    if (code !== 0) throw new GitFailure(args, complaint() || `exit status ${String(code)}`, code)
  } finally {
    settled()
    if (child.exitCode === null) kill()
  }
}

function tryToStart(program: GitProgram, args: readonly string[], more: Environment): GitChild {
  try {
    return startGit(program, args, more)
  } catch (error) {
    throw new GitFailure(args, messageOf(error))
  }
}

/** How a child ended. Never rejects. */
export function exitOf(
  child: GitChild,
): Promise<{ readonly code: number | null; readonly error?: Error }> {
  return new Promise(resolve => {
    child.once('error', error => {
      resolve({ code: null, error })
    })
    child.once('close', code => {
      resolve({ code })
    })
  })
}

/** Reads a stream to its end, so that the writer never waits, and keeps the first two thousand bytes or so. */
export function firstWords(stream: Readable): () => string {
  const kept: Buffer[] = []
  let length = 0
  stream.on('data', (chunk: Buffer) => {
    if (length < 2000) kept.push(chunk)
    length += chunk.length
  })
  return () => Buffer.concat(kept).toString().trim()
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

/** Whether a child keeps Node running: one that nobody waits for must not. */
export function keepAlive(child: GitChild, keep: boolean): void {
  if (keep) child.ref()
  else child.unref()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) {
    // Pipes to a child are sockets, which the types do not say.
    if (pipe instanceof Socket) {
      if (keep) pipe.ref()
      else pipe.unref()
    }
  }
}
