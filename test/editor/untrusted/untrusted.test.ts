import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import {
  closeEditors,
  edit,
  eventually,
  finding,
  findings,
  treeLines,
  workspaceFolder,
} from '../inHost'
import { ruleOf } from '../inHost'

describe('Restricted Mode', () => {
  afterEach(closeEditors)

  it('checks the text of a message, and asks git nothing', async () => {
    const file = path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')
    const text =
      'foo: flush the queue.\n\nIt was lost.\n\nFixes: 0123456789ab ("foo: no such commit")\n'
    const { document } = await edit(file, text)
    await finding(document.uri, 'subject-ends-with-period')
    assert.ok(!findings(document.uri).map(ruleOf).includes('fixes-unknown'))
  })

  it('names the maintainers of a file, which takes no git', async () => {
    await edit(path.join(workspaceFolder(), 'drivers/foo/foo.c'), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await eventually('the maintainer', async () => (await treeLines()).includes('  Jane Doe'))
  })
})
