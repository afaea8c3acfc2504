import type { OptionSpec, Setting } from './getopt'

/** What get_maintainer.pl can be told, under its own names. The defaults are those of Linux 7.2. */
export const DEFAULTS = {
  email: true,
  m: true,
  r: true,
  l: true,
  n: true,
  moderated: true,
  s: false,
  fixes: true,
  git: false,
  'git-blame': false,
  'git-blame-signatures': true,
  'git-fallback': true,
  'git-all-signature-types': false,
  'git-chief-penguins': false,
  'git-min-signatures': 1,
  'git-max-maintainers': 5,
  'git-min-percent': 5,
  'git-since': '1-year-ago',
  'remove-duplicates': true,
  mailmap: true,
  keywords: true,
  'keywords-in-file': false,
  'file-emails': false,
  'pattern-depth': 0,
  roles: false,
  rolestats: true,
  /** The script's default depends on where the output goes: undefined stands for that. */
  substatus: undefined as boolean | undefined,
  scm: false,
  status: false,
  subsystem: false,
  web: false,
  bug: false,
  sections: false,
  letters: '',
  multiline: true,
  separator: ', ',
  json: false,
  file: false,
  'find-maintainer-files': false,
  'maintainer-path': undefined as string | undefined,
}

/** The options, all of them set. */
export type Options = Readonly<typeof DEFAULTS>

/**
 * The options of the script that are taken. `--tree` and those of Mercurial change nothing here. `--interactive` is
 * none of them: nobody is asked at a terminal.
 */
export const SPECS: readonly OptionSpec[] = [
  ...switches(
    ['email'],
    ['git'],
    ['git-all-signature-types'],
    ['git-blame'],
    ['git-blame-signatures'],
    ['git-fallback'],
    ['git-chief-penguins'],
    ['remove-duplicates'],
    ['mailmap'],
    ['m'],
    ['r'],
    ['n'],
    ['l'],
    ['fixes'],
    ['moderated'],
    ['s'],
    ['multiline'],
    ['roles'],
    ['rolestats'],
    ['subsystem'],
    ['status'],
    ['substatus'],
    ['scm'],
    ['tree'],
    ['web'],
    ['bug'],
    ['keywords', 'k'],
    ['keywords-in-file', 'kf'],
    ['sections'],
    ['file-emails', 'fe'],
    ['json'],
  ),
  { names: ['git-min-signatures'], kind: 'number' },
  { names: ['git-max-maintainers'], kind: 'number' },
  { names: ['git-min-percent'], kind: 'number' },
  { names: ['pattern-depth'], kind: 'number' },
  { names: ['git-since'], kind: 'text' },
  { names: ['hg-since'], kind: 'text' },
  { names: ['separator'], kind: 'text' },
  { names: ['letters'], kind: 'text' },
  { names: ['maintainer-path', 'mpath'], kind: 'text' },
  { names: ['file', 'f'], kind: 'flag' },
  { names: ['find-maintainer-files'], kind: 'flag' },
  { names: ['interactive', 'i'], kind: 'refused' },
]

/** The options that settings make of the defaults, with what the script derives from them. */
export function optionsFrom(settings: readonly Setting[], outputIsTerminal: boolean): Options {
  const given: Record<string, unknown> = {}
  for (const { name, value } of settings) if (name in DEFAULTS) given[name] = value
  // The names and kinds of SPECS are those of DEFAULTS; a test holds them against each other.
  const options = { ...DEFAULTS, ...given } as Options
  const roles = options.roles || options.rolestats
  const dump = options.sections || options.letters !== ''
  const off = {
    email: false,
    l: false,
    scm: false,
    status: false,
    subsystem: false,
    web: false,
    bug: false,
  }
  return {
    ...options,
    roles,
    multiline: options.multiline && options.separator === ', ',
    substatus: options.substatus ?? (options.email && roles && outputIsTerminal),
    ...(dump ? { ...off, sections: true, keywords: false, 'keywords-in-file': false } : {}),
  }
}

/** Why the script would refuse to work with these options, as a plain sentence; undefined where it would not. */
export function refusal(options: Options): string | undefined {
  const { email, scm, status, subsystem, web, bug, sections } = options
  if (!sections && !(email || scm || status || subsystem || web || bug)) {
    return 'nothing is asked for: give one of --email, --scm, --status, --subsystem, --web, --bug'
  }
  const people =
    options.m ||
    options.r ||
    options.l ||
    options.s ||
    options.git ||
    options['git-chief-penguins'] ||
    options['git-blame']
  if (email && !people)
    return 'no kind of address is asked for: give one of --m, --r, --l, --s, --git, --git-blame'
  return undefined
}

function switches(...names: readonly (readonly string[])[]): OptionSpec[] {
  return names.map(all => ({ names: all, kind: 'switch' }))
}
