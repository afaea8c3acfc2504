/**
 * What was asked for cannot be done at all: a bad option, no repository. The message is one plain sentence for the
 * user; `main` prints it and ends with status 2.
 */
export class Refusal extends Error {
  override readonly name = NAME
}

/** Told by the name: each program below dist/ has a class of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === NAME
}

const NAME = 'Refusal'
