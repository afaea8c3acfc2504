import { NO_HABITS, type Habits } from './habits'
import { NO_CORRECTIONS, type Corrections } from './corrections'
import { NO_TREE, type Tree } from './tree'

/** What is known of the project that a message is written for. */
export interface Project {
  /** The tree is Linux itself: it has Documentation/process/stable-kernel-rules.rst. */
  readonly linux: boolean
  /** The tree is at hand and not Linux: a project whose customs are its own. */
  readonly elsewhere: boolean
  readonly tree: Tree
  readonly habits: Habits
  /** Misspelt words and what they should be; read when first asked for. */
  corrections(): Promise<Corrections>
}

/** A project of which nothing is known. */
export const UNKNOWN_PROJECT: Project = {
  linux: false,
  elsewhere: false,
  tree: NO_TREE,
  habits: NO_HABITS,
  corrections: () => Promise.resolve(NO_CORRECTIONS),
}
