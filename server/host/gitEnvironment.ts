/** Environment variables of a process. */
export type Environment = Readonly<Record<string, string>>

/**
 * The environment in which git answers us: that of the user, without what points git at another repository and
 * without every program that git might start, and with what keeps it from writing, asking and fetching.
 */
export function gitEnvironment(own: NodeJS.ProcessEnv): Environment {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && isHarmless(name)) environment[name] = value
  }
  return { ...environment, ...RESTRAINTS }
}

/**
 * Configuration that wins over that of user and repository. A repository comes from a stranger: nothing that it
 * says may start a program; and the answers must look the same for everybody.
 */
export const GUARDS: readonly string[] = [
  // These name programs that git runs without being asked for anything of the kind.
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.alternateRefsCommand=',
  'log.showSignature=false',
  // These name files that git would read, and it would wait for a pipe.
  'core.attributesFile=/dev/null',
  'core.excludesFile=/dev/null',
  'diff.orderFile=/dev/null',
  'mailmap.file=/dev/null',
  // These would change what is printed.
  'core.quotePath=true',
  'core.disambiguate=none',
  'color.ui=false',
  'diff.suppressBlankEmpty=false',
  'log.follow=false',
  'log.mailmap=false',
  'log.showRoot=true',
  'log.decorate=false',
]

const RESTRAINTS: Environment = {
  // The user's own git commands must never meet a lock of ours.
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // A partial clone fetches what is missing, by any program that its configuration names. The first variable is known
  // since git 2.45 and to the security releases of older ones; the second, a list of no protocol, to all.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_PAGER: 'cat',
  // Git's complaints are read here, and they are translated otherwise.
  LC_ALL: 'C',
  LANGUAGE: '',
}

/** Whether a variable of the user's may reach git: who writes commits, where the configuration lies, how to trace. */
function isHarmless(name: string): boolean {
  if (/^git_/i.test(name)) return HARMLESS.test(name)
  return !/^(?:editor|visual|pager|ssh_askpass)$/i.test(name)
}

const HARMLESS =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL)|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|PARAMETERS|COUNT|(?:KEY|VALUE)_\d+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|TRACE\w*)$/i
