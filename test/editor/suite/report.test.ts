import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import type { ReportNode } from '../../../client/reportTree'
import { closeEditors, edit, eventually, extension, workspaceFolder } from '../inHost'
import { FIX_PATCH } from '../reportPatch'

describe('the Changelog Report view', () => {
  const message = (): string => path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')
  const patch = (): string => path.join(workspaceFolder(), '0003-fix.patch')

  afterEach(closeEditors)

  it('has the readers of the message at hand, below what bounces first', async () => {
    await edit(patch(), FIX_PATCH)
    await vscode.commands.executeCommand('kernelPatch.showReport')
    await line('What triggers it?')
    const { tree } = (await extension()).report
    assert.deepEqual(
      tree.getChildren().map(node => tree.getTreeItem(node).label),
      ['Ready to send?', 'Reviewer', 'Backporter', 'Bug hunter', 'User'],
    )
  })

  it('goes to the place of an answer', async () => {
    const { document } = await edit(patch(), FIX_PATCH)
    await vscode.commands.executeCommand('kernelPatch.showReport')
    const item = await line('What would I search for?')
    assert.ok(item.command)
    const node: unknown = item.command.arguments?.[0]
    await vscode.commands.executeCommand(item.command.command, node)
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document, document)
    assert.match(document.getText(editor.selection), /^BUG: unable to handle page fault/)
  })

  it('follows what is typed', async () => {
    const { document } = await edit(message(), 'foo: fix the bar\n\nThe machine crashes.\n')
    await vscode.commands.executeCommand('kernelPatch.showReport')
    const { accessibilityInformation } = await line('What triggers it?')
    assert.match(accessibilityInformation?.label ?? '', /^What triggers it\? open: /)
    const change = new vscode.WorkspaceEdit()
    change.insert(document.uri, new vscode.Position(2, 19), ' when it is closed')
    await vscode.workspace.applyEdit(change)
    await eventually('the answer', async () => {
      const { description } = await line('What triggers it?')
      return description === '“The machine crashes when it is closed.”' || undefined
    })
  })

  it('is about the open message, also after a question about the staged change', async () => {
    // What the view showed before it was hidden would stay.
    await vscode.commands.executeCommand('workbench.view.explorer')
    const text = FIX_PATCH.replace('before it is freed', 'at exit')
    await edit(path.join(workspaceFolder(), '0004-other.patch'), text)
    await vscode.commands.executeCommand('kernelPatch.findMaintainersStaged')
    await subject('flush the bar at exit')
  })

  it('follows the cursor from mail to mail', async () => {
    const second = FIX_PATCH.replace('before it is freed', 'twice')
    const editor = await edit(path.join(workspaceFolder(), 'all.mbox'), FIX_PATCH + second)
    await vscode.commands.executeCommand('kernelPatch.showReport')
    await subject('flush the bar before it is freed')
    const at = new vscode.Position(editor.document.lineCount - 5, 0)
    editor.selection = new vscode.Selection(at, at)
    await subject('flush the bar twice')
  })
})

/** The line of a question, as soon as it is there. */
function line(label: string): Promise<vscode.TreeItem> {
  return eventually(`"${label}" in the view`, async () => {
    const { tree } = (await extension()).report
    const nodes: ReportNode[] = tree.getChildren().flatMap(section => tree.getChildren(section))
    return nodes.map(node => tree.getTreeItem(node)).find(item => item.label === label)
  })
}

async function subject(phrase: string): Promise<void> {
  await eventually(`"${phrase}"`, async () => {
    const { description } = await line('Is the subject plain to all?')
    return description === `“${phrase}”` || undefined
  })
}
