import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isolated, isolatedGit } from './isolatedGit'

/** A real git repository in a folder of its own, whose commits have the same ids in every run. */
export interface TemporaryRepository {
  /** The work tree; for a bare repository the git directory. */
  readonly path: string
  /** A folder beside it that is removed with it, for clones and linked work trees. */
  readonly beside: string
  /** Runs git here and gives what it prints, without the last line end. Throws what git complains. */
  git(...args: string[]): string
  /** The same with something on standard input. */
  feed(input: string | Uint8Array, ...args: string[]): string
  /** Stores an object as it is, well formed or not, and gives its id. */
  object(type: 'commit' | 'tree' | 'blob' | 'tag', content: Uint8Array): string
  /** Removes an object that lies in a file of its own, as a failing disk does: whoever wants to read it fails. */
  lose(id: string): void
  /** Writes a file, making its folders. */
  write(path: string, content: string | Uint8Array): void
  /** Writes files, if any, and stages everything. */
  stage(files?: Files): void
  /** Stages files, if any, and commits with exactly this message; gives the full id. */
  commit(message: string | Uint8Array, options?: CommitOptions): string
  /** Makes a branch at HEAD and switches to it. */
  branch(name: string): void
}

/** Content by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** How a commit differs from the next empty one of `Ada Author`. */
export interface CommitOptions {
  readonly files?: Files
  readonly author?: string
  /** In git's raw form, `1700000000 +0100`; without it each commit is a minute after the one before. */
  readonly date?: string
}

/** How the repository is made. */
export interface RepositoryOptions {
  readonly bare?: boolean
  readonly objectFormat?: 'sha1' | 'sha256'
}

/**
 * Makes a repository, hands it to `use`, and removes it afterwards, whatever happens. Meanwhile every git that this
 * process starts is kept from the configuration of machine and user.
 */
export async function temporaryRepository<T>(
  use: (repository: TemporaryRepository) => Promise<T> | T,
  { bare = false, objectFormat = 'sha1' }: RepositoryOptions = {},
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'kernel-patch-')))
  const path = join(root, 'repository')
  const beside = join(root, 'beside')
  mkdirSync(path)
  mkdirSync(beside)
  try {
    const format = objectFormat === 'sha1' ? [] : [`--object-format=${objectFormat}`]
    isolatedGit(path, [
      'init',
      '--quiet',
      '--initial-branch=main',
      ...format,
      ...(bare ? ['--bare'] : []),
    ])
    return await isolated(async () => use(repositoryAt(path, beside)))
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The same helpers for a repository that exists: a clone, a linked work tree. */
export function repositoryAt(path: string, beside: string): TemporaryRepository {
  let minutes = 0

  function write(name: string, content: string | Uint8Array): void {
    const file = join(path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  function feed(input: string | Uint8Array, ...args: string[]): string {
    return isolatedGit(path, args, { input }).toString().replace(/\n$/, '')
  }

  function stage(files: Files = {}): void {
    for (const [name, content] of Object.entries(files)) write(name, content)
    isolatedGit(path, ['add', '--all'])
  }

  /** The last commit with a message that need not be UTF-8: `git commit` repairs it, `git am` of old did not. */
  function withMessage(message: string | Uint8Array): string {
    const commit = isolatedGit(path, ['cat-file', 'commit', 'HEAD'])
    const header = commit.subarray(0, commit.indexOf('\n\n') + 2)
    const hash = object('commit', Buffer.concat([header, Buffer.from(message)]))
    feed('', 'update-ref', 'HEAD', hash)
    return hash
  }

  function object(type: string, content: Uint8Array): string {
    return feed(content, 'hash-object', '-t', type, '-w', '--literally', '--stdin')
  }

  return {
    path,
    beside,
    git: (...args) => feed('', ...args),
    feed,
    object,
    lose(id) {
      rmSync(join(path, '.git', 'objects', id.slice(0, 2), id.slice(2)))
    },
    write,
    stage,
    commit(message, { files, author, date } = {}) {
      if (files) stage(files)
      const when = date ?? `${1_700_000_000 + 60 * minutes++} +0100`
      const [, name = '', email = ''] =
        /^(.*?) ?<(.*)>$/.exec(author ?? 'Ada Author <ada@example.org>') ?? []
      const identity = {
        GIT_AUTHOR_NAME: name,
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: when,
        GIT_COMMITTER_DATE: when,
      }
      const verbatim = ['--allow-empty', '--allow-empty-message', '--cleanup=verbatim', '--file=-']
      const text = typeof message === 'string' ? message : ''
      isolatedGit(path, ['commit', '--quiet', ...verbatim], { input: text, environment: identity })
      return text === message ? feed('', 'rev-parse', 'HEAD') : withMessage(message)
    },
    branch(name) {
      isolatedGit(path, ['checkout', '--quiet', '-b', name])
    },
  }
}
