import type { MessageKind } from '../model/message'
import type { RuleSetting } from './run'

/**
 * What the maintainers of some code ask that the kernel at large does not, or ask otherwise. Data alone: the checks,
 * the documentation and the command line read it.
 */
export interface Profile {
  /** In kebab case; the file has the same name. */
  readonly id: string
  /** Whose wishes these are, as it stands in a sentence: `the tip tree`. */
  readonly title: string
  /** The document that says so: a full URL. */
  readonly source: string
  /** When it is chosen by itself; left out: never. */
  readonly when?: ProfileOccasion
  /** What differs, by the rules' ids. */
  readonly rules: Readonly<Record<string, ProfileRule>>
  /** What they ask beyond that, which no rule can judge. */
  readonly advice: readonly Advice[]
}

/** When a profile is chosen. Everything that is given has to hold. */
export interface ProfileOccasion {
  /** The project whose tree it is. */
  readonly tree?: TreeName
  /** Kinds of message. */
  readonly kinds?: readonly MessageKind[]
  /** The code that the change is about: most of the touched paths belong to it by either of the two. */
  readonly code?: {
    /** Beginnings of paths. */
    readonly paths?: readonly string[]
    /** The documents that the closest section of MAINTAINERS with a `P:` entry names. */
    readonly documents?: readonly string[]
  }
}

/** How a profile weighs a rule, and why. */
export interface ProfileRule extends RuleSetting {
  /** A whole sentence. */
  readonly because: string
  /** A full URL. */
  readonly source: string
}

/** Something to keep in mind. */
export interface Advice {
  /** Where profiles disagree about one thing, it has one name in all of them. */
  readonly about?: 'order of the text' | 'tree in the subject'
  /** One plain sentence. */
  readonly text: string
  /** A full URL. */
  readonly source: string
}

/** The projects that have profiles of their own, each with a file that no other project's tree holds. */
export const TREES = {
  linux: { title: 'Linux', holds: 'Documentation/process/stable-kernel-rules.rst' },
  'u-boot': { title: 'U-Boot', holds: 'common/board_f.c' },
  qemu: { title: 'QEMU', holds: 'qemu-options.hx' },
  iproute2: { title: 'iproute2', holds: 'ip/ipaddress.c' },
} as const

/** The name of such a project. */
export type TreeName = keyof typeof TREES
