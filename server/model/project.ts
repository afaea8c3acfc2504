/** What is known of the project that a message is written for. */
export interface Project {
  /** The tree is Linux itself: it has Documentation/process/stable-kernel-rules.rst. */
  readonly linux: boolean
}

/** A project of which nothing is known. */
export const UNKNOWN_PROJECT: Project = { linux: false }
