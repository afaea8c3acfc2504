import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import {
  aWhile,
  closeEditors,
  edit,
  eventually,
  finding,
  findings,
  git,
  ruleOf,
  workspaceFolder,
} from '../inHost'

const TEMPLATE = `
# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored, and an empty message aborts the commit.
#
# On branch main
# Changes to be committed:
#	modified:   drivers/foo/foo.c
#
`

describe('alarms', () => {
  const message = (): string => path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')

  afterEach(closeEditors)

  it('are not raised by a message that nobody has touched, signed or not', async () => {
    for (const text of [TEMPLATE, `\n\nSigned-off-by: Jane Doe <jane@example.org>\n${TEMPLATE}`]) {
      const { document } = await edit(message(), text)
      await aWhile()
      assert.deepEqual(findings(document.uri), [])
    }
  })

  it("are hardly raised by the mail of a commit of somebody else's that is published", async () => {
    const folder = workspaceFolder()
    const author = 'Bob Builder <bob@example.org>'
    const words = 'foo: flush the queue.\n\nThis patch flushes it.\n'
    git(folder, 'commit', '--quiet', '--allow-empty', `--author=${author}`, `--message=${words}`)
    try {
      const hash = git(folder, 'rev-parse', 'HEAD').trim()
      const mail = [
        `From ${hash} Mon Sep 17 00:00:00 2001`,
        'From: Bob Builder <bob@example.org>',
        'Date: Tue, 2 Jan 2024 03:04:05 +0000',
        'Subject: [PATCH] foo: flush the queue.',
        '',
        'This patch flushes it.',
        '---',
        ' drivers/foo/foo.c | 1 +',
        '',
      ].join('\n')
      const file = (name: string): string => path.join(folder, name)
      const before = await edit(file('0001-before.patch'), mail)
      await finding(before.document.uri, 'subject-ends-with-period')
      git(folder, 'tag', 'published')
      const after = await edit(file('0001-after.patch'), mail)
      await aWhile()
      assert.deepEqual(findings(after.document.uri).map(ruleOf), [])
    } finally {
      git(folder, 'tag', '--delete', 'published')
      git(folder, 'reset', '--quiet', '--hard', 'HEAD~1')
    }
  })

  it('that are held back are shown by a command, and held back again', async () => {
    const id = git(workspaceFolder(), 'rev-parse', '--short=8', 'HEAD').trim()
    const text = `foo: flush the queue\n\nSince commit ${id} and with\ncommit ${id} it was lost.\n`
    const { document } = await edit(message(), text)
    // Only then the text counts as finished, and what is missing in it as missing.
    await vscode.commands.executeCommand('kernelPatch.checkChangelog', document.uri)
    const references = (): number =>
      findings(document.uri).filter(found => ruleOf(found) === 'commit-reference-form').length
    const shown = (count: number): Promise<boolean> =>
      eventually(`${count} findings`, () => references() === count || undefined)
    await shown(1)
    await vscode.commands.executeCommand('kernelPatch.showAllFindings')
    await shown(2)
    await vscode.commands.executeCommand('kernelPatch.showAllFindings', document.uri)
    await shown(1)
  })
})
