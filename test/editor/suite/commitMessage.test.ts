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
  workspaceFolder,
} from '../inHost'

const TEMPLATE = `
# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored, and an empty message aborts the commit.
#
`

describe('a commit message in an editor', () => {
  const file = (): string => path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')

  afterEach(closeEditors)

  it('is checked as it stands', async () => {
    const { document } = await edit(
      file(),
      `foo: flush the queue.\n\nThe queue was lost.\n${TEMPLATE}`,
    )
    assert.equal(document.languageId, 'git-commit')
    const found = await finding(document.uri, 'subject-ends-with-period')
    assert.deepEqual(document.getText(found.range), '.')
    assert.equal(found.range.start.line, 0)
  })

  it('is repaired by a quick fix, and the finding goes', async () => {
    const { document } = await edit(file(), `foo: flush the queue.\n\nIt was lost.\n${TEMPLATE}`)
    const found = await finding(document.uri, 'subject-ends-with-period')
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    )
    const repair = actions.find(({ edit }) => edit !== undefined)
    assert.ok(repair?.edit, JSON.stringify(actions))
    await vscode.workspace.applyEdit(repair.edit)
    assert.equal(document.lineAt(0).text, 'foo: flush the queue')
    await eventually('the finding to go', () => findings(document.uri).length === 0 || undefined)
  })

  it('is wrapped where the cursor is, and signed off on demand', async () => {
    const text = `foo: flush the queue\n\nThe queue of the device was\nlost when it was not flushed.\n${TEMPLATE}`
    const editor = await edit(file(), text)
    const { document } = editor
    editor.selection = new vscode.Selection(3, 2, 3, 2)
    await vscode.commands.executeCommand('kernelPatch.rewrapParagraph')
    const line = 'The queue of the device was lost when it was not flushed.'
    assert.equal(document.getText(), `foo: flush the queue\n\n${line}\n${TEMPLATE}`)
    await vscode.commands.executeCommand('kernelPatch.addSignOff')
    const signed = /^Signed-off-by: .+ <.+@.+>$/m
    await eventually('the sign-off', () => signed.test(document.getText()) || undefined)
    const once = document.getText()
    await vscode.commands.executeCommand('kernelPatch.addSignOff')
    assert.equal(document.getText(), once)
  })

  it('has no findings while nobody has written anything', async () => {
    const { document } = await edit(file(), TEMPLATE)
    await aWhile()
    assert.deepEqual(findings(document.uri), [])
  })

  it('is one under the other names that git and b4 give it', async () => {
    for (const name of ['SQUASH_MSG', 'TAG_EDITMSG', 'b4-trailers.COMMIT_EDITMSG']) {
      const { document } = await edit(path.join(workspaceFolder(), '.git', name), 'foo: bar\n')
      assert.equal(document.languageId, 'git-commit', name)
    }
  })

  it('takes a snippet that has to be completed', async () => {
    const { document } = await edit(file(), `foo: flush the queue\n\nIt was lost.\n${TEMPLATE}`)
    const place = { line: 2, character: 12 }
    const snippet = '\n\nCloses: ${1:https://…}'
    await vscode.commands.executeCommand(
      'kernelPatch.insertSnippet',
      document.uri.toString(),
      place,
      snippet,
    )
    assert.equal(document.lineAt(4).text, 'Closes: https://…')
    const selected = vscode.window.activeTextEditor?.selection
    assert.equal(selected && document.getText(selected), 'https://…')
  })
})
