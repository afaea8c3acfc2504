import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isolatedEnvironment } from './isolatedGit'
import type { TemporaryRepository } from './temporaryRepository'

/** A file that git has opened in an editor, while git waits. */
export interface EditedFile {
  readonly path: string
  readonly text: string
}

/** Runs git with an editor that is open as long as `use` takes; then the file is closed as it is. */
export async function whileEditing<T>(
  repository: TemporaryRepository,
  args: readonly string[],
  use: (file: EditedFile) => Promise<T>,
  environment: Readonly<Record<string, string>> = {},
): Promise<T> {
  const script = join(repository.beside, 'editor.sh')
  const opened = join(repository.beside, 'opened')
  const closed = join(repository.beside, 'closed')
  const lines = [
    '#!/bin/sh',
    `case "$1" in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac > '${opened}.new'`,
    `mv '${opened}.new' '${opened}'`,
    `while [ ! -e '${closed}' ]; do sleep 0.02; done`,
    `rm '${opened}' '${closed}'`,
    '',
  ]
  writeFileSync(script, lines.join('\n'), { mode: 0o755 })
  const git = spawn('git', args, {
    cwd: repository.path,
    env: { ...isolatedEnvironment(repository.path), GIT_EDITOR: script, ...environment },
    stdio: 'ignore',
  })
  const ended = new Promise(resolve => git.once('close', resolve))
  try {
    while (!existsSync(opened)) {
      if (git.exitCode !== null) throw new Error(`git ${args.join(' ')} opened no editor.`)
      await pause(20)
    }
    const path = readFileSync(opened, 'utf8').trim()
    return await use({ path, text: readFileSync(path, 'utf8') })
  } finally {
    writeFileSync(closed, '')
    await ended
  }
}
