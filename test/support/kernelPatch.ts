import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { repositoryRoot } from './repositoryRoot'

/** The command line as compiled. */
export const COMMAND = join(repositoryRoot(), 'out/server/cli/main.js')

/** How a process ended, and what it wrote. */
export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Where and with what the command line runs. */
export interface Call {
  readonly cwd: string
  readonly input?: string | Uint8Array
  /** Added to the environment of the tests; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/** Runs `kernel-patch` as a process of its own and waits for its end. */
export function kernelPatch(
  args: readonly string[],
  { cwd, input = '', environment = {} }: Call,
): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    // Whoever runs the tests may have a .checkpatch.conf at home.
    env: { ...process.env, HOME: '/nowhere', CHECKPATCH_CONFIG_DIR: '', ...environment },
  })
  // One who does not read all of its input is tested as well.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => {
      resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() })
    })
  })
}

/** A finding as `check --format json` prints it. */
export interface PrintedFinding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly rule: string
  readonly checkpatch: readonly string[]
  readonly severity: string
  readonly message: string
  readonly why: string
  readonly source: string
  readonly fixes: readonly { readonly title: string }[]
  readonly messageIndex: number
  readonly commit?: string
}

/** The findings of `check --format json` with these arguments, and how it ended. */
export async function findings(
  args: readonly string[],
  call: Call,
): Promise<Ended & { readonly findings: readonly PrintedFinding[] }> {
  const ended = await kernelPatch(['check', '--format', 'json', ...args], call)
  const lines = ended.out.split('\n').filter(line => line !== '')
  return { ...ended, findings: lines.map(line => JSON.parse(line) as PrintedFinding) }
}

/** What a finding says most shortly: `rule line:column-line:column`. */
export function placeOf({ rule, line, column, endLine, endColumn }: PrintedFinding): string {
  return `${rule} ${line}:${column}-${endLine}:${endColumn}`
}
