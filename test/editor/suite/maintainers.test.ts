import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import type { MaintainersNode } from '../../../client/maintainersTree'
import { closeEditors, edit, eventually, extension, treeLines, workspaceFolder } from '../inHost'

const PEOPLE = ['To', '  Jane Doe', 'Lists', '  linux-foo@vger.kernel.org']

describe('the Maintainers view', () => {
  const source = (): string => path.join(workspaceFolder(), 'drivers/foo/foo.c')
  const message = (): string => path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')

  afterEach(closeEditors)

  it('names who has to get a change of the current file', async () => {
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    assert.deepEqual(await linesWith('  Jane Doe'), PEOPLE)
  })

  it('gives every reason in the tooltip, as text and not as markup', async () => {
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await linesWith('  Jane Doe')
    const { tooltip } = await firstPerson()
    assert.ok(tooltip instanceof vscode.MarkdownString)
    assert.match(tooltip.value, /jane\\@example\\\.org/)
    assert.match(tooltip.value, /FOO DRIVER/)
    assert.ok(!tooltip.isTrusted)
  })

  it('follows the person to a patch', async () => {
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await linesWith('  Jane Doe')
    await edit(path.join(workspaceFolder(), '0002-top.patch'), TOP_PATCH)
    await eventually('nobody', async () => (await treeLines()).length === 0 || undefined)
    await edit(source(), 'int foo;\n')
    await linesWith('  Jane Doe')
  })

  it('copies an address', async () => {
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await linesWith('  Jane Doe')
    await vscode.commands.executeCommand('kernelPatch.copyAllAddresses')
    assert.equal(
      await vscode.env.clipboard.readText(),
      'Jane Doe <jane@example.org>, linux-foo@vger.kernel.org',
    )
  })

  it('inserts a Cc: line into the open commit message and touches nothing else', async () => {
    const text =
      'foo: add bar\n\nIt is needed.\n\nSigned-off-by: A U Thor <a@example.org>\n\n# Please\n'
    const { document } = await edit(message(), text)
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await linesWith('  Jane Doe')
    await vscode.commands.executeCommand('kernelPatch.insertCc', await firstNode())
    const line = 'Cc: Jane Doe <jane@example.org>\n'
    await eventually('the line', () => document.getText().includes(line) || undefined)
    assert.equal(document.getText().replace(line, ''), text)
    assert.match(document.getText(), /a@example\.org>\nCc: Jane/)
  })

  it('opens the section in MAINTAINERS and keeps what it shows', async () => {
    await edit(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await linesWith('  Jane Doe')
    await vscode.commands.executeCommand('kernelPatch.openSection', await firstNode())
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.languageId, 'maintainers')
    const line = editor.document.lineAt(editor.selection.active.line).text
    assert.match(line, /FOO DRIVER|Jane Doe/)
    assert.deepEqual(await treeLines(), PEOPLE)
  })
})

const TOP_PATCH = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Subject: [PATCH] top: add a file

It is needed.
---
diff --git a/top.c b/top.c
index 971746e..e5b2883 100644
--- a/top.c
+++ b/top.c
@@ -1 +1,2 @@
 int foo;
+int bar;
-- 
2.39.5
`

async function linesWith(line: string): Promise<string[]> {
  await eventually(`"${line}" in the view`, async () => (await treeLines()).includes(line))
  return (await treeLines()).filter(found => !found.includes('History'))
}

async function firstNode(): Promise<MaintainersNode> {
  const { tree } = (await extension()).maintainers
  const [group] = tree.getChildren()
  const [person] = tree.getChildren(group)
  assert.ok(person?.is === 'entry')
  return person
}

async function firstPerson(): Promise<vscode.TreeItem> {
  const { tree } = (await extension()).maintainers
  return tree.getTreeItem(await firstNode())
}
