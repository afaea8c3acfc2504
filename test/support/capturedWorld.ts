import type { CheckWorld } from '../../server/cli/checkWorld'
import { dispatch } from '../../server/cli/dispatch'
import { nodeFiles } from '../../server/host/nodeFiles'
import { decodeLossless } from '../../server/text/bytes'
import { openGit } from '../../server/host/processGit'

/** What a command wrote, and its exit status. */
export interface Captured {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs a command of the command line inside this process, on the real files and git, and keeps its output. */
export async function captured(
  argv: readonly string[],
  changes: Partial<CheckWorld> = {},
): Promise<Captured> {
  let out = ''
  let err = ''
  const gitComplaints: string[] = []
  const world: CheckWorld = {
    out: text => void (out += text),
    outBytes: bytes => void (out += decodeLossless(bytes).text),
    replaceFile: () => 'is not changed by tests.',
    err: text => void (err += text),
    cwd: process.cwd(),
    files: nodeFiles,
    async openGit(directory) {
      const opened = await openGit(directory, { log: detail => void gitComplaints.push(detail) })
      return opened.git
    },
    async *stdin() {
      // Nothing is typed.
    },
    signal: new AbortController().signal,
    color: false,
    ready: () => Promise.resolve(),
    gitComplaints,
    ...changes,
  }
  const status = await dispatch(argv, world)
  return { status, out, err }
}
