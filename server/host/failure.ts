/** Git could not be started, or said no. */
export class GitFailure extends Error {
  constructor(args: readonly string[], complaint: string) {
    super(`git ${args[0] ?? ''}: ${complaint}`)
  }
}

/** What an error says; anything may be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
