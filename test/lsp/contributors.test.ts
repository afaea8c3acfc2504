import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CancellationTokenSource } from 'vscode-languageserver/node'
import {
  CONTRIBUTORS_EXPORT_REQUEST,
  CONTRIBUTORS_PROGRESS_NOTIFICATION,
  CONTRIBUTORS_REQUEST,
  RELEASES_REQUEST,
  type ContributorsAnswer,
  type ContributorsProgress,
  type ContributorsReport,
  type ContributorsText,
  type Releases,
} from '../../server/protocol/contributors'
import { uriOf } from '../../server/services/documentLocation'
import { withKernelEditor } from './kernelEditor'
import { withClient } from './testClient'

describe('the language server counts contributors', function () {
  this.timeout(20_000)

  it('of a range, and of one path of it', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      repository.git('tag', 'v1.0')
      repository.commit('net: add\n\nReviewed-by: R <r@example.net>\n', {
        author: 'Bea <bea@gmail.com>',
        files: { 'net/b.c': 'b\nb\n' },
      })
      const folder = uriOf(repository.path)
      const whole = reported(await client.ask(CONTRIBUTORS_REQUEST, { folder, range: 'HEAD' }))
      assert.deepEqual([whole.total.changes, whole.authors, whole.employers], [2, 2, 1])
      const path = uriOf(`${repository.path}/net`)
      const part = reported(await client.ask(CONTRIBUTORS_REQUEST, { folder, range: 'HEAD', path }))
      assert.deepEqual(
        part.people.map(({ name, employer, changes, added, reviewed }) => [
          name,
          employer,
          changes,
          added,
          reviewed,
        ]),
        [
          ['Bea', '', 1, 2, 0],
          ['R', 'example.net', 0, 0, 1],
        ],
      )
      assert.deepEqual([part.path, part.notices, part.morePeople], ['net', [], 0])
      const { releases } = await client.ask<Releases>(RELEASES_REQUEST, { uri: folder })
      assert.deepEqual(releases, ['v1.0'])
      const asked = { folder, range: 'HEAD', format: 'csv', by: 'employer' }
      const { text } = await client.ask<ContributorsText>(CONTRIBUTORS_EXPORT_REQUEST, asked)
      assert.match(text, /^employer,people,changes,.*\n.*\n.*\n/)
    }))

  it('by the maps that the settings name, and says which cannot be read', () =>
    withKernelEditor(
      { settings: { kernelPatch: { contributors: { personMap: 'people', domainMap: 'none' } } } },
      async ({ client, repository }) => {
        const question = { folder: uriOf(repository.path), range: 'HEAD' }
        const map = (text: string) => {
          writeFileSync(join(repository.path, 'people'), text)
        }
        const ask = async () => reported(await client.ask(CONTRIBUTORS_REQUEST, question))
        map('ada@example.org Chips Inc\n')
        const first = await ask()
        assert.deepEqual(
          first.companies.map(({ name }) => name),
          ['Chips Inc'],
        )
        assert.match(first.notices.join(), /^kernelPatch\.contributors\.domainMap: .*none/)
        map('ada@example.org Boards Ltd\n')
        assert.equal((await ask()).companies[0]?.name, 'Boards Ltd', 'at once')
      },
    ))

  for (const [asked, sentence] of [
    [{ range: 'nowhere' }, /^git cannot list the commits of nowhere\. A name in it may be/],
    [{ range: 'HEAD', path: 'file:///elsewhere' }, /^This path lies outside of the repository\.$/],
  ] as const) {
    it(`says why it does not count ${JSON.stringify(asked)}`, () =>
      withKernelEditor({}, async ({ client, repository }) => {
        const question = { folder: uriOf(repository.path), ...asked }
        const answer: ContributorsAnswer = await client.ask(CONTRIBUTORS_REQUEST, question)
        assert.match(answer.silent ?? '', sentence)
      }))
  }

  it('asks git nothing in Restricted Mode', () =>
    withKernelEditor(
      { initializationOptions: { trusted: false } },
      async ({ client, repository }) => {
        const question = { folder: uriOf(repository.path), range: 'HEAD' }
        const answer: ContributorsAnswer = await client.ask(CONTRIBUTORS_REQUEST, question)
        assert.match(answer.silent ?? '', /^git is not asked in Restricted Mode\./)
      },
    ))

  it('says how far it is', () =>
    withKernelEditor({}, async ({ repository }) => {
      // Slower than any interval between two words.
      const git = join(repository.beside, 'slow-git')
      const slow = 'case "$*" in *--numstat*) sleep 1;; esac\nexec git "$@"\n'
      writeFileSync(git, `#!/bin/sh\n${slow}`, { mode: 0o755 })
      await withClient(
        { folders: [repository.path], settings: { 'git.path': git } },
        async client => {
          const heard: ContributorsProgress[] = []
          client.connection.onNotification(
            CONTRIBUTORS_PROGRESS_NOTIFICATION,
            (progress: ContributorsProgress) => {
              heard.push(progress)
            },
          )
          const question = { folder: uriOf(repository.path), range: 'HEAD' }
          reported(await client.ask(CONTRIBUTORS_REQUEST, question))
          assert.deepEqual(heard, [{ question, changes: 1 }])
        },
      )
    }))

  it('by the git that the settings name, also where these come late', () =>
    withKernelEditor({}, async ({ repository }) => {
      const noted = join(repository.beside, 'noted')
      const git = join(repository.beside, 'other-git')
      writeFileSync(git, `#!/bin/sh\n: > '${noted}'\nexec git "$@"\n`, { mode: 0o755 })
      const settings: Record<string, unknown> = {}
      await withClient({ folders: [repository.path], settings }, async client => {
        const question = { folder: uriOf(repository.path), range: 'HEAD' }
        reported(await client.ask(CONTRIBUTORS_REQUEST, question))
        assert.ok(!existsSync(noted))
        settings['git.path'] = git
        client.settingsChanged()
        reported(await client.ask(CONTRIBUTORS_REQUEST, question))
        assert.ok(existsSync(noted))
      })
    }))

  it('ends when it is cancelled', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const cancel = new CancellationTokenSource()
      const question = { folder: uriOf(repository.path), range: 'HEAD' }
      const asked = client.connection.sendRequest(CONTRIBUTORS_REQUEST, question, cancel.token)
      cancel.cancel()
      await assert.rejects(asked, /cancelled/)
    }))
})

function reported(answer: ContributorsAnswer): ContributorsReport {
  if (answer.silent !== undefined) assert.fail(answer.silent)
  return answer
}
