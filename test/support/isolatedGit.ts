import { execFileSync } from 'node:child_process'

/** What a call of git may be given besides its arguments. */
export interface IsolatedCall {
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs git so that nothing of the machine or the user shows: no configuration, fixed people, English. */
export function isolatedGit(
  directory: string,
  args: readonly string[],
  { input = '', environment = {} }: IsolatedCall = {},
): Buffer {
  return execFileSync('git', args, {
    cwd: directory,
    env: { ...isolatedEnvironment(directory), ...PEOPLE, ...environment },
    input,
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 30,
  })
}

/** Nothing of the machine or the user: people are those that the repository's configuration names. */
export function isolatedEnvironment(directory: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: directory, ...NO_CONFIGURATION, LC_ALL: 'C' }
}

/** Runs something while the git processes that this process starts see no configuration but the repository's. */
export async function isolated<T>(run: () => Promise<T>): Promise<T> {
  const before = { ...process.env }
  for (const name of Object.keys(before)) {
    // A test may itself run in a git hook.
    if (name.startsWith('GIT_')) Reflect.deleteProperty(process.env, name)
  }
  Object.assign(process.env, NO_CONFIGURATION)
  try {
    return await run()
  } finally {
    for (const name of Object.keys(process.env)) {
      if (!(name in before)) Reflect.deleteProperty(process.env, name)
    }
    Object.assign(process.env, before)
  }
}

const NO_CONFIGURATION = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
}

const PEOPLE = {
  GIT_AUTHOR_NAME: 'Ada Author',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Carl Committer',
  GIT_COMMITTER_EMAIL: 'carl@example.org',
  GIT_TERMINAL_PROMPT: '0',
}
