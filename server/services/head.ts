import type { Git } from '../host/git'

/** The full id of the commit that HEAD is; undefined where there is none. Throws only when aborted. */
export async function headOf(git: Git, signal?: AbortSignal): Promise<string | undefined> {
  for await (const { hash } of git.log({ limit: 1, withoutMessages: true }, signal)) return hash
  return undefined
}
