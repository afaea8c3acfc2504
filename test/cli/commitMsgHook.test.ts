import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { COMMAND } from '../support/kernelPatch'
import { CLEAN_MESSAGE } from '../support/patchTexts'
import { repositoryRoot } from '../support/repositoryRoot'
import { temporaryRepository, type TemporaryRepository } from '../support/temporaryRepository'

/** The script that the documentation gives. */
const SCRIPT = /```sh\n(.*?)```/s.exec(
  readFileSync(join(repositoryRoot(), 'docs/commit-msg-hook.md'), 'utf8'),
)?.[1]

describe('the commit-msg hook of the documentation', function () {
  this.timeout(30_000)

  it('lets a message pass that has everything', () =>
    withHook(commit => {
      const { status, err } = commit(['--file=-'], { message: CLEAN_MESSAGE })
      assert.deepEqual([status, err], [0, ''])
    }))

  it('lets git commit --signoff pass', () =>
    withHook(commit => {
      const message =
        'foo: flush the bar\n\nIt can be stale by then, and the next start reads it.\n'
      assert.equal(commit(['--signoff', '--file=-'], { message }).status, 0)
    }))

  it('refuses a message without a sign-off, and keeps it', () =>
    withHook((commit, repository) => {
      const { status, err } = commit(['--file=-'], {
        message: 'foo: flush the bar\n\nIt can be stale by then.\n',
      })
      assert.equal(status, 1)
      assert.match(err, /: error: There is no Signed-off-by line\..*\[sign-off-missing\]/)
      assert.match(err, /git commit -e -F '\.git\/COMMIT_EDITMSG'/)
      assert.match(
        readFileSync(join(repository.path, '.git/COMMIT_EDITMSG'), 'utf8'),
        /^foo: flush/,
      )
      assert.equal(repository.git('rev-list', '--count', 'HEAD'), '1')
    }))

  it('shows warnings and lets the commit pass', () =>
    withHook(commit => {
      const { status, err } = commit(['--file=-'], {
        message: CLEAN_MESSAGE.replace('exit', 'exit.'),
      })
      assert.equal(status, 0)
      assert.match(err, /information: .* \[subject-ends-with-period\]/)
    }))

  it('reads what an editor leaves: template, comments, scissors', () =>
    withHook((commit, repository) => {
      const editor = join(repository.beside, 'editor')
      writeFileSync(
        editor,
        `#!/bin/sh\nprintf '%s' "$MESSAGE" | cat - "$1" > "$1.new" && mv "$1.new" "$1"\n`,
      )
      chmodSync(editor, 0o755)
      const environment = { GIT_EDITOR: editor, MESSAGE: CLEAN_MESSAGE }
      repository.stage({
        'foo.c': `${'int a_very_long_line_of_code_that_is_no_part_of_the_message; '.repeat(3)}\n`,
      })
      const { status, err } = commit(['--verbose'], { environment })
      assert.deepEqual([status, err], [0, ''])
    }))

  it('lets fixups and merges pass', () =>
    withHook((commit, repository) => {
      assert.equal(commit(['--fixup=HEAD']).status, 0)
      repository.git('checkout', '--quiet', '-b', 'side', 'HEAD~1')
      assert.equal(commit(['--file=-'], { message: CLEAN_MESSAGE }).status, 0)
      const merge = git(repository, ['merge', '--no-ff', 'main'])
      assert.equal(merge.status, 0, merge.err)
      assert.equal(repository.git('rev-list', '--merges', '--count', 'HEAD'), '1')
    }))

  it('compares the sign-off with the author whom git names', () =>
    withHook(commit => {
      const message = CLEAN_MESSAGE.replace('Ada Author <ada@example.org>', 'Bob <bob@example.org>')
      const other = commit(['--file=-'], { message })
      assert.equal(other.status, 1)
      assert.match(other.err, /\[sign-off-author\]/)
      assert.equal(commit(['--author=Bob <bob@example.org>', '--file=-'], { message }).status, 0)
    }))

  it('can be skipped, and stops nobody who has no kernel-patch', () =>
    withHook(commit => {
      assert.equal(commit(['--no-verify', '--file=-'], { message: 'foo: a\n' }).status, 0)
      const without = { PATH: process.env['PATH'] ?? '' }
      assert.equal(commit(['--file=-'], { message: 'foo: b\n', environment: without }).status, 0)
    }))

  it('lets a commit pass that cannot be checked', () =>
    withHook(commit => {
      const { status, err } = commit(['--file=-'], {
        message: `${CLEAN_MESSAGE}\n${'long '.repeat(250_000)}\n`,
      })
      assert.equal(status, 0, err)
      assert.match(err, /was not checked/)
    }))
})

interface Ran {
  readonly status: number | null
  readonly err: string
}

interface Call {
  /** Given to git on standard input, where `--file=-` asks for it. */
  readonly message?: string
  readonly environment?: Readonly<Record<string, string>>
}

function withHook(
  use: (
    commit: (args: readonly string[], call?: Call) => Ran,
    repository: TemporaryRepository,
  ) => void,
): Promise<void> {
  return temporaryRepository(repository => {
    assert.ok(SCRIPT)
    const { path, beside } = repository
    repository.commit('foo: add it\n')
    mkdirSync(join(path, '.git/hooks'), { recursive: true })
    executable(join(path, '.git/hooks/commit-msg'), SCRIPT)
    executable(
      join(beside, 'kernel-patch'),
      `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`,
    )
    use((args, call) => git(repository, ['commit', '--allow-empty', ...args], call), repository)
  })
}

function executable(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

/** Runs git with `kernel-patch` in PATH. */
function git(
  { path, beside }: TemporaryRepository,
  args: readonly string[],
  { message = '', environment = {} }: Call = {},
): Ran {
  const { status, stderr } = spawnSync('git', args, {
    cwd: path,
    input: message,
    env: {
      ...process.env,
      PATH: `${beside}${delimiter}${process.env['PATH'] ?? ''}`,
      GIT_AUTHOR_NAME: 'Ada Author',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada Author',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      ...environment,
    },
  })
  return { status, err: stderr.toString() }
}
