import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import {
  eventually,
  extension,
  finding,
  findings,
  treeLines,
  workspaceFolder,
  git,
} from '../inHost'

describe('the message box of Source Control', () => {
  let input: { value: string }
  let box: vscode.TextDocument

  before(async () => {
    input = await inputBox()
    await vscode.commands.executeCommand('workbench.view.scm')
    box = await eventually('the box', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'vscode-scm'),
    )
  })

  afterEach(async () => {
    await write('')
    git(workspaceFolder(), 'reset', '--quiet', '--hard')
  })

  it('is checked while somebody writes in it', async () => {
    input.value = 'foo: flush the queue.'
    const { range } = await finding(box.uri, 'subject-ends-with-period')
    assert.deepEqual([range.start.line, range.start.character], [0, 20])
  })

  it('has no finding left when it is emptied', async () => {
    input.value = 'foo: flush the queue.'
    await finding(box.uri, 'subject-ends-with-period')
    input.value = ''
    await eventually('the findings to go', () => findings(box.uri).length === 0 || undefined)
  })

  it('takes Cc: lines from the Maintainers view, each once', async () => {
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(vscode.Uri.file(workspaceFolder()), 'drivers/foo/foo.c'),
      new TextEncoder().encode('int foo, bar;\n'),
    )
    git(workspaceFolder(), 'add', '.')
    input.value = 'foo: flush the queue\n\nIt was lost.\n\nSigned-off-by: A U Thor <a@example.org>'
    await vscode.commands.executeCommand('kernelPatch.findMaintainersStaged')
    await eventually('the maintainer', async () => (await treeLines()).includes('  Jane Doe'))

    const { tree } = (await extension()).maintainers
    const person = tree.getChildren(tree.getChildren()[0])[0]
    await vscode.commands.executeCommand('kernelPatch.insertCc', person)
    await vscode.commands.executeCommand('kernelPatch.insertCc', person)
    await eventually('the line', () => input.value.includes('Cc:') || undefined)
    assert.equal(
      input.value,
      'foo: flush the queue\n\nIt was lost.\n\nSigned-off-by: A U Thor <a@example.org>\nCc: Jane Doe <jane@example.org>',
    )
  })

  it('takes a snippet as plain text', async () => {
    await write('foo: flush the queue')
    const place = { line: 0, character: 20 }
    await vscode.commands.executeCommand(
      'kernelPatch.insertSnippet',
      box.uri.toString(),
      place,
      '\n\nCloses: ${1:https://…}',
    )
    await eventually('the snippet', () => input.value.endsWith('Closes: https://…') || undefined)
  })

  /**
   * Puts a text into the box and waits until its document has it too. The document follows late: what an earlier test
   * wrote stands there still, and VS Code refuses an edit that is made for a text that is no longer there.
   */
  async function write(text: string): Promise<void> {
    input.value = text
    await eventually('the text', () => box.getText() === text || undefined)
  }
})

async function inputBox(): Promise<{ value: string }> {
  const extensionOfGit = vscode.extensions.getExtension<GitExtension>('vscode.git')
  assert.ok(extensionOfGit)
  const api = (await extensionOfGit.activate()).getAPI(1)
  const repository = await eventually('the repository', () => api.repositories[0])
  return repository.inputBox
}

/** The part of the git extension's interface that is used here. */
interface GitExtension {
  getAPI(version: 1): { readonly repositories: readonly { inputBox: { value: string } }[] }
}
