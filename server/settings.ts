/** A setting that belongs to no rule. Schema, documentation and defaults are generated from this table. */
export interface Setting {
  /** The name behind `kernelPatch.`. */
  readonly name: string
  readonly type: 'string' | 'boolean' | 'number' | 'object'
  readonly default: string | boolean | number | Readonly<Record<string, unknown>>
  /** The values that a string may have, each with its meaning. */
  readonly values?: Readonly<Record<string, string>>
  /** Markdown, shown in the settings editor and in the documentation. */
  readonly description: string
  readonly scope: 'resource' | 'window' | 'machine-overridable'
}

export const SETTINGS: readonly Setting[] = [
  {
    name: 'enable',
    type: 'string',
    default: 'auto',
    values: {
      auto: "Where the tree works the kernel's way: it has scripts/get_maintainer.pl, scripts/checkpatch.pl, or a MAINTAINERS file with `F:` lines.",
      always: 'In every folder.',
      never: 'In no folder.',
    },
    description: 'Where Kernel Patch Author is at work.',
    scope: 'resource',
  },
  {
    name: 'profile',
    type: 'string',
    default: 'auto',
    description:
      'Whose wishes hold, beside those of the kernel at large: the name of a [profile](https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/profiles.md). With `auto` the tree, the touched code and its `P:` entries in MAINTAINERS decide.',
    scope: 'resource',
  },
  {
    name: 'check.delay',
    type: 'number',
    default: 200,
    description: 'Milliseconds between the last key and the check of the text.',
    scope: 'window',
  },
  {
    name: 'habits',
    type: 'boolean',
    default: true,
    description:
      "Let the project's last 500 commits have a say: what more than 5 % of them do weighs one level less, and what more than 20 % do is not reported. A severity that is set for a rule stays.",
    scope: 'resource',
  },
  {
    name: 'maintainers.history',
    type: 'boolean',
    default: true,
    description:
      'Add people who worked on the files, from the history of the last year, and say who has gone silent.',
    scope: 'resource',
  },
  {
    name: 'contributors.personMap',
    type: 'string',
    default: '',
    description:
      'A file that says [who works for whom](https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/contributors.md#employers), by mail address, in the format of gitdm. A path below the top of the repository, or an absolute one. It goes before the map of domains.',
    scope: 'resource',
  },
  {
    name: 'contributors.domainMap',
    type: 'string',
    default: '',
    description: 'The same by mail domain. Without a map, the domain itself names the employer.',
    scope: 'resource',
  },
]

/** The values that the server works with. */
export interface Settings {
  readonly enable: 'auto' | 'always' | 'never'
  /** A profile's id, or `auto`. */
  readonly profile: string
  readonly check: { readonly delay: number }
  /** Whether the habits of the project have a say. */
  readonly projectHabits: boolean
  readonly maintainers: { readonly history: boolean }
  /** Paths of maps of employers, absolute or relative to the top of the repository; empty where there is none. */
  readonly contributors: { readonly personMap: string; readonly domainMap: string }
  /** Severity, `off`, or severity and options, by rule. */
  readonly rules: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>
}
