/** Git could not be started, or said no. */
export class GitFailure extends Error {
  /** `status` is what git exited with, where it could be started. */
  constructor(
    args: readonly string[],
    complaint: string,
    readonly status?: number | null,
  ) {
    super(`git ${args[0] ?? ''}: ${complaint}`)
  }
}

/** What an error says; anything may be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
