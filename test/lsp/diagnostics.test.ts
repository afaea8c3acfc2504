import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import {
  DiagnosticSeverity,
  DidChangeWorkspaceFoldersNotification,
  TextDocumentSaveReason,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node'
import { URI } from 'vscode-uri'
import {
  CHECK_REQUEST,
  SHOW_ALL_REQUEST,
  type CheckResult,
  type ShowAllResult,
} from '../../server/protocol/findings'
import { TRUST_GRANTED_NOTIFICATION } from '../../server/protocol/start'
import { uriOf } from '../../server/services/documentLocation'
import { formattedPatch } from '../support/checkedText'
import { withKernelEditor } from './kernelEditor'
import { VS_CODE } from './testClient'

const FAULTY = 'foo: flush the bar.\n\nIt can be stale.\n'
const ORDINARY = { 'package.json': '{}\n' }

describe('the language server pushes diagnostics', () => {
  it('with code, source, link, severity and version', () =>
    withKernelEditor({}, async ({ client, message }) => {
      assert.equal(client.result.capabilities.diagnosticProvider, undefined)
      const document = client.open(message, 'git-commit', FAULTY)
      const { version, diagnostics } = await document.diagnostics()
      assert.equal(version, 1)
      assert.deepEqual(
        diagnostics.find(({ code }) => code === 'subject-ends-with-period'),
        {
          range: { start: { line: 0, character: 18 }, end: { line: 0, character: 19 } },
          severity: DiagnosticSeverity.Information,
          source: 'kernel-patch',
          code: 'subject-ends-with-period',
          codeDescription: {
            href: 'https://github.com/kernel-patch-author/kernel-patch-author/blob/main/docs/rules/subject-ends-with-period.md',
          },
          message: 'A subject is a title: remove the full stop at its end.',
        },
      )
      await client.until(() => client.counts.length > 0)
      assert.deepEqual(client.counts[0]?.counts, { error: 0, warning: 0, information: 2, hint: 0 })
    }))

  it('after a pause in the typing, and drops what is stale', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      await document.diagnostics()
      const end = document.text.getText().length
      for (const letter of 'typing') {
        document.type(letter, { start: end, end })
        await document.quiet(20)
      }
      const before = client.pushed.length
      assert.equal(before, 1)
      const { diagnostics } = await document.diagnostics()
      assert.deepEqual(codesOf(diagnostics), ['subject-ends-with-period'])
      assert.deepEqual(
        client.pushed.map(({ version }) => version),
        [1, 7],
      )
    }))

  it('and says what is missing when the text is saved', () =>
    withKernelEditor(
      { settings: { kernelPatch: { check: { delay: 10 } } } },
      async ({ client, message }) => {
        const document = client.open(message, 'git-commit', '\n# Please enter the message\n')
        assert.deepEqual((await document.diagnostics()).diagnostics, [])
        document.type('foo: flush the bar\n\nText.\n')
        assert.deepEqual((await document.diagnostics()).diagnostics, [])
        document.save(TextDocumentSaveReason.AfterDelay)
        await document.quiet(200)
        assert.deepEqual(client.pushed.at(-1)?.diagnostics, [])
        document.save()
        await client.until(() =>
          codesOf(client.pushed.at(-1)?.diagnostics).includes('sign-off-missing'),
        )
      },
    ))

  it('and clears them when the text is emptied or closed', () =>
    withKernelEditor(
      { settings: { kernelPatch: { check: { delay: 100_000 } } } },
      async ({ client, message }) => {
        const document = client.open(message, 'git-commit', FAULTY)
        await document.diagnostics()
        document.type('')
        // The delay has no say here.
        assert.deepEqual((await document.diagnostics()).diagnostics, [])
        document.type(FAULTY)
        document.save()
        assert.notDeepEqual((await document.diagnostics()).diagnostics, [])
        document.close()
        await client.until(() => client.pushed.at(-1)?.version === undefined)
        assert.deepEqual(client.pushed.at(-1), { uri: document.uri, diagnostics: [] })
      },
    ))

  it('nowhere in an ordinary repository, and says why when asked', () =>
    withKernelEditor({ tree: ORDINARY }, async ({ client, message, repository }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      client.open(`${repository.path}/x.patch`, 'diff', formattedPatch({ subject: 'x.' }))
      const answer = await client.ask<CheckResult>(CHECK_REQUEST, { uri: document.uri })
      assert.equal(answer.counts, undefined)
      assert.match(answer.explanation ?? '', /neither scripts\/get_maintainer\.pl/)
      document.type('')
      document.close()
      await document.quiet(300)
      assert.deepEqual(client.pushed, [])
      assert.deepEqual(client.counts, [])
    }))

  it('where the setting says always, and nowhere where it says never', async () => {
    await withKernelEditor(
      { tree: ORDINARY, settings: { kernelPatch: { enable: 'always' } } },
      async ({ client, message }) => {
        assert.ok(
          (await client.open(message, 'git-commit', FAULTY).diagnostics()).diagnostics.length > 0,
        )
      },
    )
    const settings: Record<string, unknown> = {}
    await withKernelEditor({ settings }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      await document.diagnostics()
      settings['kernelPatch'] = { enable: 'never' }
      client.settingsChanged()
      await client.until(() => client.pushed.at(-1)?.diagnostics.length === 0)
    })
  })

  it('with the severities that the user set', () => {
    const rules = { 'subject-ends-with-period': 'error', 'sign-off-missing': { severity: 'off' } }
    return withKernelEditor(
      { settings: { kernelPatch: { rules } } },
      async ({ client, message }) => {
        const { diagnostics } = await client.open(message, 'git-commit', FAULTY).diagnostics()
        const found = diagnostics.map(({ code, severity }) => [code, severity])
        assert.deepEqual(found, [['subject-ends-with-period', DiagnosticSeverity.Error]])
      },
    )
  })

  it('for the Source Control box, where what is missing waits for the command', () =>
    withKernelEditor(
      { settings: { 'git.inputValidation': true } },
      async ({ client, repository }) => {
        const query = `rootUri=${encodeURIComponent(uriOf(repository.path))}`
        const uri = URI.from({
          scheme: 'vscode-scm',
          authority: 'git',
          path: '/scm0/input',
          query,
        }).toString()
        const long = `foo: ${'flush the bar and '.repeat(6)}more.`
        const box = client.openUri(uri, 'scminput', `${long}\n\nText.\n`)
        assert.deepEqual(codesOf((await box.diagnostics()).diagnostics), [
          'subject-ends-with-period',
        ])
        const { counts } = await client.ask<CheckResult>(CHECK_REQUEST, { uri })
        assert.deepEqual(counts, { error: 0, warning: 0, information: 2, hint: 0 })
        assert.deepEqual(codesOf(client.pushed.at(-1)?.diagnostics), [
          'subject-ends-with-period',
          'sign-off-missing',
        ])
        box.type('')
        assert.deepEqual((await box.diagnostics()).diagnostics, [])
      },
    ))

  it('for messages of linked work trees and submodules', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      repository.git('worktree', 'add', '--quiet', `${repository.beside}/w`, '-b', 'w')
      const linked = client.open(
        `${repository.path}/.git/worktrees/w/COMMIT_EDITMSG`,
        'git-commit',
        FAULTY,
      )
      assert.ok((await linked.diagnostics()).diagnostics.length > 0)
      repository.git(
        '-c',
        'protocol.file.allow=always',
        'submodule',
        '--quiet',
        'add',
        repository.path,
        'sub',
      )
      const inside = client.open(
        `${repository.path}/.git/modules/sub/COMMIT_EDITMSG`,
        'git-commit',
        FAULTY,
      )
      assert.ok((await inside.diagnostics()).diagnostics.length > 0)
    }))

  it("for b4's cover letter in a temporary folder", () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const cover = client.open(
        `${repository.beside}/COMMIT_EDITMSG`,
        'git-commit',
        'Flush all the bars.\n\nText.\n',
      )
      const { diagnostics } = await cover.diagnostics()
      assert.deepEqual(codesOf(diagnostics), ['subject-ends-with-period'])
    }))

  it('for a mail of format-patch outside any repository', () =>
    withKernelEditor({ folders: [] }, async ({ client, repository }) => {
      const text = formattedPatch({ subject: '[PATCH] foo: flush the bar.' })
      const mail = client.open(`${repository.beside}/0001-x.patch`, 'diff', text)
      const { diagnostics } = await mail.diagnostics()
      assert.deepEqual(codesOf(diagnostics), ['subject-ends-with-period'])
    }))

  it('for a patch file, as its state demands', () =>
    withKernelEditor({}, async ({ client, repository }) => {
      const body = 'It can be stale.\n'
      const path = `${repository.path}/0001-x.patch`
      const own = await client.open(path, 'diff', formattedPatch({ body })).diagnostics()
      const missing = own.diagnostics.find(({ code }) => code === 'sign-off-missing')
      assert.equal(missing?.severity, DiagnosticSeverity.Error)
      assert.equal(missing.range.start.line, 5)
    }))

  it('without git until the workspace is trusted', () =>
    withKernelEditor({ initializationOptions: { trusted: false } }, async ({ client, message }) => {
      const text =
        'foo: flush the bar\n\nText.\n\nFixes: 5c0ffee15900 ("foo: not here")\nSigned-off-by: Ada Author <ada@example.org>\n'
      const document = client.open(message, 'git-commit', text)
      assert.deepEqual((await document.diagnostics()).diagnostics, [])
      await client.connection.sendNotification(TRUST_GRANTED_NOTIFICATION)
      await client.until(() => codesOf(client.pushed.at(-1)?.diagnostics).includes('fixes-unknown'))
    }))

  it('anew when MAINTAINERS appears', () =>
    withKernelEditor({ tree: ORDINARY }, async ({ client, message, repository }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      await client.ask<CheckResult>(CHECK_REQUEST, { uri: document.uri })
      assert.deepEqual(client.pushed, [])
      assert.ok(client.registered.includes('workspace/didChangeWatchedFiles'))
      repository.write('MAINTAINERS', 'X\nF:\tdrivers/\n')
      client.filesChanged(`${repository.path}/MAINTAINERS`)
      assert.ok((await document.diagnostics()).diagnostics.length > 0)
    }))

  it("anew when the project's file changes, whose faults are in the log", () =>
    withKernelEditor({}, async ({ client, message, repository }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      assert.ok(codesOf((await document.diagnostics()).diagnostics).includes('sign-off-missing'))
      repository.write('.kernel-patch.json', '{"ignore": ["MISSING_SIGN_OFF", "subject-lenght"]}')
      client.filesChanged(`${repository.path}/.kernel-patch.json`)
      await client.until(
        () => codesOf(client.pushed.at(-1)?.diagnostics).join() === 'subject-ends-with-period',
      )
      const fault = '.kernel-patch.json: There is no rule subject-lenght; did you mean'
      await client.until(() => client.logged.some(line => line.startsWith(fault)))
    }))

  it('and says in the log which names in the settings nobody knows', () => {
    const kernelPatch = { profile: 'tipp', rules: { 'subject-lenght': 'off' } }
    return withKernelEditor({ settings: { kernelPatch } }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      await document.diagnostics()
      document.type('foo: flush it.\n')
      await document.diagnostics()
      const about = client.logged.filter(line => line.startsWith('kernelPatch.'))
      assert.deepEqual(about, [
        'kernelPatch.profile: There is no profile tipp; did you mean tip?',
        'kernelPatch.rules: There is no rule subject-lenght; did you mean subject-length?',
      ])
    })
  })

  it('anew when a kernel folder is opened', () =>
    withKernelEditor({ folders: [] }, async ({ client, repository }) => {
      const cover = client.open(`${repository.beside}/COMMIT_EDITMSG`, 'git-commit', FAULTY)
      await client.ask<CheckResult>(CHECK_REQUEST, { uri: cover.uri })
      assert.deepEqual(client.pushed, [])
      const added = [{ uri: uriOf(repository.path), name: 'linux' }]
      await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added, removed: [] },
      })
      assert.ok((await cover.diagnostics()).diagnostics.length > 0)
    }))

  it('not at all for a huge text, and says so once', () =>
    withKernelEditor({}, async ({ client, message }) => {
      const document = client.open(
        message,
        'git-commit',
        `foo: bar.\n\n${'word '.repeat(3_000_000)}\n`,
      )
      assert.match(
        (await client.ask<CheckResult>(CHECK_REQUEST, { uri: document.uri })).explanation ?? '',
        /10 MB/,
      )
      assert.deepEqual(client.pushed, [])
      assert.equal(client.logged.filter(line => line.includes('10 MB')).length, 1)
    }))

  it('to an editor that knows little: settings sent unasked, no watching of files', () => {
    const initializationOptions = {
      settings: { kernelPatch: { rules: { 'sign-off-missing': 'off' } } },
    }
    return withKernelEditor(
      { capabilities: {}, initializationOptions, tree: ORDINARY },
      async ({ client, message, repository }) => {
        const path = `${repository.path}/scripts`
        mkdirSync(path)
        writeFileSync(`${path}/checkpatch.pl`, '')
        const document = client.open(message, 'gitcommit', FAULTY)
        const { diagnostics } = await document.diagnostics()
        assert.deepEqual(codesOf(diagnostics), ['subject-ends-with-period'])
        assert.deepEqual(client.registered, [])
        client.settingsChanged({ kernelPatch: { rules: { 'subject-ends-with-period': 'off' } } })
        await client.until(
          () => codesOf(client.pushed.at(-1)?.diagnostics)[0] === 'sign-off-missing',
        )
      },
    )
  })

  it('within the alarm budget, until somebody wants to see all', () =>
    withKernelEditor({}, async ({ client, message, commit }) => {
      const id = commit.slice(0, 7)
      const text = `foo: flush the bar\n\nSince commit ${id} and with\ncommit ${id} it is stale.\n`
      const document = client.open(message, 'git-commit', text)
      const found = async () => {
        const { budget } = await client.ask<ShowAllResult>(SHOW_ALL_REQUEST, { uri: document.uri })
        const references = codesOf(client.pushed.at(-1)?.diagnostics).filter(
          code => code === 'commit-reference-form',
        )
        return { budget, references: references.length, count: client.counts.at(-1)?.budget }
      }
      await document.diagnostics()
      const all = { held: 1, showsAll: true }
      assert.deepEqual(await found(), { budget: all, references: 2, count: all })
      const some = { held: 1, showsAll: false }
      assert.deepEqual(await found(), { budget: some, references: 1, count: some })
      const nothing = await client.ask<ShowAllResult>(SHOW_ALL_REQUEST, { uri: 'file:///x' })
      assert.equal(nothing.budget, undefined)
    }))

  it('once more when the habits of the project have been learned, if that makes a difference', () =>
    withKernelEditor({}, async ({ client, message, repository }) => {
      // So many that the first check does not have to hurry.
      const commit =
        'commit refs/heads/main\ncommitter Ada <ada@example.org> 1700000000 +0100\ndata 22\nfoo: flush it.\n\nText.\n\n'
      repository.feed(
        `${commit}from refs/heads/main^0\n${commit.repeat(399)}`,
        'fast-import',
        '--quiet',
      )
      const document = client.open(message, 'git-commit', FAULTY)
      const { diagnostics } = await document.diagnostics()
      assert.ok(codesOf(diagnostics).includes('subject-ends-with-period'))
      await client.until(
        () => !codesOf(client.pushed.at(-1)?.diagnostics).includes('subject-ends-with-period'),
      )
    }))

  it('for a text that was typed in while it was being checked, once it is whole', () =>
    withKernelEditor({ capabilities: VS_CODE }, async ({ client, message }) => {
      const document = client.open(message, 'git-commit', FAULTY)
      document.type('foo: flush the bar\n\nText.\n')
      assert.deepEqual((await document.diagnostics()).diagnostics, [])
      assert.deepEqual(
        client.pushed.map(({ version }) => version),
        [2],
      )
    }))
})

function codesOf(diagnostics: PublishDiagnosticsParams['diagnostics'] = []): unknown[] {
  return diagnostics.map(({ code }) => code)
}
