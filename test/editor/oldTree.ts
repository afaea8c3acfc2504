import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { atExit } from '../../scripts/vscode/atExit'
import type { TestWorkspace } from './workspace'

/** Otto has left, nobody looks after BAR ENGINE, and the sections name all kinds of places. */
const MAINTAINERS = `List of maintainers
===================

BAR ENGINE
L:	linux-bar@lists.example.org
S:	Orphan
F:	drivers/bar/

FOO DRIVER
M:	Frida Foo <frida@example.org>
M:	Otto Gone <otto@example.org>
R:	Riad Reviewer <riad@example.org>
L:	linux-foo@lists.example.org (moderated for non-subscribers)
S:	Maintained
Q:	http://patchwork.example.org/project/foo/list/
B:	mailto:bugs@example.org
C:	irc://irc.example.org/foo
T:	git git://git.example.org/foo.git
F:	drivers/foo/

THE REST
M:	Linda Last <linda@example.org>
L:	kernel@lists.example.org
S:	Buried alive in reporters
F:	*
F:	*/
`

/** More than 300 commits in more than three years: enough to tell who is silent. */
const COMMITS = 330
const DAYS_BETWEEN = 4

/** Makes a kernel-like repository with years of history, whose last commit is of yesterday. */
export function makeOldTree(): TestWorkspace {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kernel-patch-old-tree-')))
  const removeFolder = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const forget = atExit(removeFolder)
  git(folder, ['init', '--quiet', '--initial-branch=main'])
  git(folder, ['config', 'user.name', 'Ada Author'])
  git(folder, ['config', 'user.email', 'ada@example.org'])
  git(folder, ['fast-import', '--quiet'], history())
  git(folder, ['reset', '--quiet', '--hard', 'main'])
  return {
    folder,
    remove: () => {
      forget()
      removeFolder()
    },
  }
}

/** Runs git in a folder as somebody without any configuration would. */
export function git(folder: string, args: readonly string[], input = ''): string {
  const around = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const env = {
    ...Object.fromEntries(around),
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_CONFIG_SYSTEM: os.devNull,
  }
  return execFileSync('git', args, { cwd: folder, env, input, encoding: 'utf8' })
}

/** For git fast-import, the oldest first. */
function history(): string {
  const yesterday = Math.floor(Date.now() / 1000) - 86_400
  return Array.from({ length: COMMITS }, (_, index) => {
    const age = COMMITS - 1 - index
    const time = yesterday - age * DAYS_BETWEEN * 86_400
    const who = authorOf(index)
    const message = `foo: take step ${index}\n\nIt is the next one.\n\nSigned-off-by: ${who}\n`
    return [
      'commit refs/heads/main',
      `author ${who} ${time} +0000`,
      `committer Frida Foo <frida@example.org> ${time} +0000`,
      data(message),
      file('drivers/foo/foo.c', `int foo = ${index};\n\nint bar = 1;\n`),
      ...(index === 0 ? FIRST.map(([name, text]) => file(name, text)) : []),
    ].join('\n')
  }).join('\n')
}

const FIRST = [
  ['MAINTAINERS', MAINTAINERS],
  ['scripts/get_maintainer.pl', ''],
  ['drivers/bar/bar.c', 'int bar;\n'],
] as const

function authorOf(index: number): string {
  if (index < 40) return 'Otto Gone <otto@example.org>'
  return index % 3 === 0 ? 'Bea Busy <bea@example.org>' : 'Frida Foo <frida@example.org>'
}

function file(name: string, text: string): string {
  return `M 100644 inline ${name}\n${data(text)}`
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`
}
