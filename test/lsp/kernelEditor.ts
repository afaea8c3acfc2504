import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'
import { withClient, type ClientOptions, type TestClient } from './testClient'

/** An editor with a small kernel tree open, and the tree. */
export interface KernelEditor {
  readonly client: TestClient
  readonly repository: TemporaryRepository
  /** The commit "foo: cache the bar". */
  readonly commit: string
  /** Path of the message that git would have an editor open. */
  readonly message: string
}

export const TREE = {
  'scripts/checkpatch.pl': '#!/usr/bin/perl\n',
  'drivers/foo/foo.c': 'int bar(void)\n{\n\treturn 0;\n}\n',
  MAINTAINERS: [
    'FOO DRIVER',
    'M:\tFrida Foo <frida@example.org>',
    'R:\tRiad Reviewer <riad@example.org>',
    'L:\tfoo@lists.example.org (moderated for non-subscribers)',
    'S:\tMaintained',
    'F:\tdrivers/foo/',
    '',
    'THE REST',
    'M:\tLinus Torvalds <torvalds@example.org>',
    'L:\tlinux-kernel@example.org',
    'S:\tBuried alive in reporters',
    'F:\t*',
    'F:\t*/',
    '',
  ].join('\n'),
}

/** Opens a small kernel tree with one commit of "Ada Author", who is also the user, in an editor. */
export async function withKernelEditor<T>(
  options: ClientOptions & { readonly tree?: Readonly<Record<string, string>> },
  use: (editor: KernelEditor) => Promise<T>,
): Promise<T> {
  return temporaryRepository(async repository => {
    repository.git('config', 'user.name', 'Ada Author')
    repository.git('config', 'user.email', 'ada@example.org')
    const commit = repository.commit('foo: cache the bar\n\nText.\n', {
      files: options.tree ?? TREE,
    })
    return withClient({ folders: [repository.path], ...options }, client =>
      use({ client, repository, commit, message: `${repository.path}/.git/COMMIT_EDITMSG` }),
    )
  })
}
