import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryRepository } from '../support/temporaryRepository'
import { skipAloud } from '../support/skipAloud'

/** A hook that runs a piece of JavaScript with `git` open; what it gives is written to `answer` beside the repository. */
function hook(path: string, beside: string, expression: string): void {
  const module = JSON.stringify(join(__dirname, '../../server/host/processGit.js'))
  const answer = JSON.stringify(join(beside, 'answer'))
  const script = `require(${module}).openGit(process.cwd()).then(async ({ git }) => {
    require("fs").writeFileSync(${answer}, JSON.stringify(await (${expression})))
  })`
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' -e '${script}' -- "$@"\n`, {
    mode: 0o755,
  })
}

describe('host: as a hook of git', function () {
  this.timeout(20_000)
  before(function () {
    if (process.platform === 'win32') skipAloud(this, 'hooks of git: they are shell scripts')
  })

  it('sees what exactly will be committed', () =>
    temporaryRepository(repository => {
      repository.commit('one\n', { files: { a: '1', b: '1', c: '1' } })
      hook(join(repository.path, '.git', 'hooks', 'commit-msg'), repository.beside, 'git.staged()')
      const answer = (): unknown =>
        JSON.parse(readFileSync(join(repository.beside, 'answer'), 'utf8'))
      repository.stage({ a: '2' })
      repository.write('b', '2')
      repository.git('commit', '--quiet', '-m', 'two', '--only', 'b')
      assert.deepEqual(answer(), [{ status: 'M', path: 'b' }])
      repository.write('c', '2')
      repository.git('commit', '--quiet', '-m', 'three', '--all')
      assert.deepEqual(answer(), [
        { status: 'M', path: 'a' },
        { status: 'M', path: 'c' },
      ])
    }))

  it('sees the commits that are being pushed', () =>
    temporaryRepository(repository => {
      const target = join(repository.beside, 'target.git')
      repository.git('init', '--quiet', '--bare', target)
      const hash = repository.commit('one\n')
      hook(join(target, 'hooks', 'pre-receive'), repository.beside, `git.lookup("${hash}")`)
      repository.git('push', '--quiet', target, 'main')
      const answer = JSON.parse(readFileSync(join(repository.beside, 'answer'), 'utf8')) as {
        is: string
      }
      assert.equal(answer.is, 'found')
    }))
})
