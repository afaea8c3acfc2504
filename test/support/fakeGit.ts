import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A git that does `script` (a shell's) when it is asked for `command`, with the arguments in `$@`, and is git
 * otherwise. Gives its path; the process id of the last such call stands in `pid` beside it.
 */
export function fakeGit(folder: string, command: string, script: string): string {
  const path = join(folder, 'fake-git')
  const lines = [
    '#!/bin/sh',
    'for word; do',
    `  if [ "$word" = ${command} ]; then`,
    `    echo $$ > '${join(folder, 'pid')}'`,
    `    cd '${folder}'`,
    `    ${script}`,
    '    exit',
    '  fi',
    'done',
    'exec git "$@"',
    '',
  ]
  writeFileSync(path, lines.join('\n'), { mode: 0o755 })
  return path
}
