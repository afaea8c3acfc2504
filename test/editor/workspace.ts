import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atExit } from '../../scripts/vscode/atExit'

/** A folder that a test may change as it likes. */
export interface TestWorkspace {
  folder: string
  remove(): void
}

const FILES: Readonly<Record<string, string>> = {
  MAINTAINERS: `List of maintainers
===================

FOO DRIVER
M:	Jane Doe <jane@example.org>
L:	linux-foo@vger.kernel.org
S:	Maintained
F:	drivers/foo/
`,
  'scripts/get_maintainer.pl': '',
  'drivers/foo/foo.c': 'int foo;\n',
}

/** One person and one moment, so that the hashes are the same in every run. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@example.org',
  GIT_AUTHOR_DATE: '2024-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@example.org',
  GIT_COMMITTER_DATE: '2024-01-02T03:04:05Z',
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_CONFIG_SYSTEM: os.devNull,
}

/** Makes a git repository that looks like a kernel tree, with one commit. */
export function makeWorkspace(): TestWorkspace {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kernel-patch-tree-')))
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const forget = atExit(removeFolder)
  const remove = (): void => {
    forget()
    removeFolder()
  }
  writeFiles(folder, FILES)
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'config', 'user.name', IDENTITY.GIT_AUTHOR_NAME)
  git(folder, 'config', 'user.email', IDENTITY.GIT_AUTHOR_EMAIL)
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message=foo: add the driver')
  return { folder, remove }
}

/** Writes files, making their folders. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

function git(folder: string, ...args: string[]): void {
  const around = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  execFileSync('git', args, { cwd: folder, env: { ...Object.fromEntries(around), ...IDENTITY } })
}
