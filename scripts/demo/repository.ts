import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  DRAFT,
  HISTORY,
  KETTLE_AFTER,
  MAINTAINERS,
  MAILMAP,
  SERIES,
  TREE,
  type DemoCommit,
} from './contents'

/** Where the parts of the demonstration lie. */
export interface Demo {
  readonly folder: string
  /** The commit message that is open in the editor. */
  readonly message: string
  /** The folder with the series that is about to be posted. */
  readonly series: string
}

/**
 * Makes a small tree that works the kernel's way: MAINTAINERS, a year of history by several people, a staged change, a
 * commit message in work, and version 2 of a series. The same `today` gives the same commits, byte for byte; dates are
 * counted from it so that the last year of history is never empty.
 */
export function makeDemo(folder: string, today: Date): Demo {
  const day = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 9)
  mkdirSync(folder, { recursive: true })
  const git = gitIn(folder)
  git(['init', '--quiet', '--initial-branch=main'])
  git(['config', 'user.name', 'Ada Newcomer'])
  git(['config', 'user.email', 'ada@example.org'])
  git(['config', 'commit.gpgSign', 'false'])
  write(folder, { ...TREE, MAINTAINERS: MAINTAINERS.replace(/^R:.*\n/m, ''), '.mailmap': MAILMAP })
  commit(git, day, {
    days: 400,
    author: 'Mel Maintainer <mel@example.org>',
    message:
      'Import the tea machine\n\nStart the history here.\n\nSigned-off-by: Mel Maintainer <mel@example.org>\n',
  })
  for (const entry of HISTORY) {
    const fixes = entry.fixes === undefined ? '' : withSubject(git, entry.fixes)
    write(folder, entry.files)
    commit(git, day, {
      ...entry,
      message: entry.message.replace('FIXES', `${fixes.slice(0, 12)} ("${entry.fixes ?? ''}")`),
    })
  }
  const series = makeSeries(folder, git, day)
  write(folder, { 'drivers/tea/kettle.c': KETTLE_AFTER })
  git(['add', 'drivers/tea/kettle.c'])
  const culprit = withSubject(git, 'tea: kettle: heat in steps')
  const message = join(folder, '.git/COMMIT_EDITMSG')
  writeFileSync(message, DRAFT.replaceAll('CULPRIT', culprit.slice(0, 8)))
  return { folder, message, series }
}

function makeSeries(folder: string, git: Git, day: number): string {
  git(['checkout', '--quiet', '-b', 'teapot-v2'])
  for (const entry of SERIES) {
    write(folder, entry.files)
    commit(git, day, entry)
  }
  const outgoing = join(folder, 'outgoing')
  git([
    'format-patch',
    '--quiet',
    '--cover-letter',
    '-v2',
    '--base=main',
    '--signature=demo',
    '-o',
    outgoing,
    'main',
  ])
  const cover = join(outgoing, 'v2-0000-cover-letter.patch')
  const letter = readFileSync(cover, 'utf8')
    .replace('*** SUBJECT HERE ***', 'tea: pot: count the cups')
    .replace('*** BLURB HERE ***', 'The pot cannot tell when it is empty.')
  writeFileSync(cover, letter)
  git(['checkout', '--quiet', 'main'])
  writeFileSync(join(folder, '.git/info/exclude'), 'outgoing/\n')
  return outgoing
}

/** The hash of the commit with exactly that subject. */
function withSubject(git: Git, subject: string): string {
  const line = git(['log', '--format=%H %s'])
    .split('\n')
    .find(entry => entry.slice(41) === subject)
  if (line === undefined) throw new Error(`The demonstration has no commit "${subject}".`)
  return line.slice(0, 40)
}

type Git = (args: readonly string[], env?: NodeJS.ProcessEnv) => string

/** git without the user's own configuration, so that the demonstration looks the same everywhere. */
function gitIn(folder: string): Git {
  return (args, env = {}) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_SYSTEM: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        LC_ALL: 'C',
        ...env,
      },
    }).trim()
}

function commit(git: Git, day: number, { days, author, message }: Omit<DemoCommit, 'files'>): void {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? []
  const date = new Date(day - days * 86_400_000).toISOString()
  git(['add', '--all'])
  git(['commit', '--quiet', '--no-verify', '-m', message], {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'Mel Maintainer',
    GIT_COMMITTER_EMAIL: 'mel@example.org',
    GIT_COMMITTER_DATE: date,
  })
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
