/**
 * What was asked for cannot be done at all: a bad option, no repository. The message is one plain sentence for the
 * user; `main` prints it and ends with status 2.
 */
export class Refusal extends Error {}
