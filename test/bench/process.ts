import { spawn } from 'node:child_process'

/** Runs a program to its end and throws away what it prints, as fast as it comes. Rejects where it cannot be started. */
export function runToEnd(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<void> {
  const { cwd, env = {} } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.resume()
    child.stderr.resume()
    child.once('error', reject)
    child.once('close', () => {
      resolve()
    })
  })
}
