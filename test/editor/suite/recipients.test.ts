import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import type { MaintainersNode } from '../../../client/maintainersTree'
import { closeEditors, edit, eventually, extension, git, workspaceFolder } from '../inHost'
import { BODY, HEADER } from '../plainPatch'

const TO = 'To: Jane Doe <jane@example.org>\n'
const CC = 'Cc: linux-foo@vger.kernel.org\n'

describe('who gets a posting', () => {
  const patch = (name: string): string => path.join(workspaceFolder(), 'outgoing', name)
  const source = (): string => path.join(workspaceFolder(), 'drivers/foo/foo.c')

  afterEach(async () => {
    await vscode.env.clipboard.writeText('')
    await closeEditors()
  })

  it('is copied as arguments of git send-email', async () => {
    await lookAt(source(), 'int foo;\n')
    await vscode.commands.executeCommand('kernelPatch.copySendEmailArguments')
    assert.equal(
      await vscode.env.clipboard.readText(),
      "--to='Jane Doe <jane@example.org>' --cc='linux-foo@vger.kernel.org'",
    )
  })

  it('is what the boxes say, and stays so when the view looks again', async () => {
    await lookAt(source(), 'int foo;\n')
    const { maintainers } = await extension()
    maintainers.select([await nodeOf('To')], false)
    await maintainers.refresh()
    await vscode.commands.executeCommand('kernelPatch.copySendEmailArguments')
    assert.equal(await vscode.env.clipboard.readText(), "--cc='linux-foo@vger.kernel.org'")
    const item = maintainers.tree.getTreeItem(await nodeOf('Jane Doe'))
    assert.match(item.accessibilityInformation?.label ?? '', /^Jane Doe, not selected/)
    maintainers.select([await nodeOf('To')], true)
  })

  it('is drawn anew only where something has changed', async () => {
    await lookAt(source(), 'int foo;\n')
    const { maintainers } = await extension()
    await eventually('all of the answer', async () => {
      await maintainers.refresh()
      return maintainers.shownNow?.answer.pending ? undefined : true
    })
    let drawn = 0
    const subscription = maintainers.tree.onDidChangeTreeData(() => drawn++)
    await maintainers.refresh()
    assert.equal(drawn, 0)
    maintainers.select([await nodeOf('To')], false)
    maintainers.select([await nodeOf('To')], true)
    assert.equal(drawn, 2)
    subscription.dispose()
  })

  it('moves between To and Cc', async () => {
    await lookAt(source(), 'int foo;\n')
    const { maintainers } = await extension()
    await vscode.commands.executeCommand('kernelPatch.sendCc', await nodeOf('Jane Doe'))
    await vscode.commands.executeCommand('kernelPatch.copySendEmailArguments')
    assert.equal(
      await vscode.env.clipboard.readText(),
      "--cc='Jane Doe <jane@example.org>' --cc='linux-foo@vger.kernel.org'",
    )
    const item = maintainers.tree.getTreeItem(await nodeOf('Jane Doe'))
    assert.equal(item.description, 'Cc · FOO DRIVER')
    await vscode.commands.executeCommand('kernelPatch.sendTo', await nodeOf('Jane Doe'))
  })

  it('is written into the patch, saved, and taken back by undo', async () => {
    const file = patch('one.patch')
    const { document } = await lookAt(file, HEADER + BODY)
    await vscode.commands.executeCommand('kernelPatch.writeRecipients')
    assert.equal(readFileSync(file, 'utf8'), HEADER + TO + CC + BODY)
    await vscode.commands.executeCommand('kernelPatch.writeRecipients')
    assert.equal(readFileSync(file, 'utf8'), HEADER + TO + CC + BODY)
    await vscode.window.showTextDocument(document)
    await vscode.commands.executeCommand('undo')
    assert.equal(document.getText(), HEADER + BODY)
  })

  it('is written into a patch with other line ends in its diff, byte by byte', async () => {
    const body = BODY.replace('+int bar;\n', '+int bar;\r\n')
    const file = patch('mixed.patch')
    await lookAt(file, HEADER + BODY)
    await closeEditors()
    writeFileSync(file, Buffer.from(`${HEADER}${body}\xe4\n`, 'latin1'))
    await vscode.window.showTextDocument(vscode.Uri.file(file))
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await shows('Jane Doe')
    await vscode.commands.executeCommand('kernelPatch.writeRecipients')
    assert.equal(readFileSync(file, 'latin1'), `${HEADER}${TO}${CC}${body}\xe4\n`)
  })

  it('has a badge while somebody is left out without whom it would bounce', async () => {
    await lookAt(source(), 'int foo;\n')
    const { maintainers } = await extension()
    const badge = (): vscode.ViewBadge | undefined => maintainers.badge
    assert.equal(badge(), undefined)
    maintainers.select([await nodeOf('Jane Doe')], false)
    assert.equal(badge()?.value, 1)
    assert.match(badge()?.tooltip ?? '', /not selected: Jane Doe/)
    maintainers.select([await nodeOf('Jane Doe')], true)
    await lookAt(patch('two.patch'), `${HEADER}Cc: linux-foo@vger.kernel.org\n${BODY}`)
    await eventually('the badge', () => badge()?.value)
    assert.match(badge()?.tooltip ?? '', /not among To and Cc/)
    await vscode.commands.executeCommand('kernelPatch.writeRecipients')
    await eventually('no badge', () => badge() === undefined || undefined)
  })

  it('is found for the series around an open patch, and written where it belongs', async () => {
    const [first, second] = [patch('series/0001-foo.patch'), patch('series/0002-top.patch')]
    const header = (number: number): string => HEADER.replace('[PATCH]', `[PATCH ${number}/2]`)
    const other = header(2) + BODY.replaceAll('drivers/foo/foo.c', 'top.c')
    await edit(second, other)
    await edit(first, header(1) + BODY)
    const { maintainers } = await extension()
    await vscode.commands.executeCommand('kernelPatch.findMaintainers')
    await eventually('the series', () =>
      maintainers.shownNow?.answer.patches.length === 2 ? true : undefined,
    )
    const { description } = maintainers.tree.getTreeItem(await nodeOf('Jane Doe'))
    assert.equal(description, '1/2 · FOO DRIVER')
    await vscode.commands.executeCommand('kernelPatch.writeRecipients')
    assert.equal(readFileSync(first, 'utf8'), header(1) + TO + CC + BODY)
    assert.equal(readFileSync(second, 'utf8'), other)
  })

  it('is asked for the selected lines', async () => {
    const editor = await edit(source(), 'int foo;\nint bar;\nint baz;\n')
    editor.selection = new vscode.Selection(1, 0, 2, 0)
    await vscode.commands.executeCommand('kernelPatch.findMaintainersOfSelection')
    const { maintainers } = await extension()
    const lines = await eventually('the lines', () => {
      const question = maintainers.shownNow?.question
      return question?.for === 'document' ? question.lines : undefined
    })
    assert.deepEqual(lines, { first: 1, last: 1 })
    await edit(source(), 'int foo;\n')
  })

  it('is looked up for a commit', async () => {
    await vscode.window.showTextDocument(vscode.Uri.file(source()))
    const ref = git(workspaceFolder(), 'rev-parse', 'HEAD').trim()
    await vscode.commands.executeCommand(
      'kernelPatch.findMaintainersOfCommit',
      { ref },
      vscode.Uri.file(source()),
    )
    await shows('Jane Doe')
    const { maintainers } = await extension()
    assert.match(maintainers.shownNow?.answer.subject ?? '', /^commit /)
  })

  it('shows the section with its status', async () => {
    await lookAt(source(), 'int foo;\n')
    const { tree } = (await extension()).maintainers
    const sections = tree.getChildren().find(({ is }) => is === 'sections')
    const [section] = tree.getChildren(sections)
    assert.ok(section)
    assert.equal(tree.getTreeItem(section).description, 'Maintained')
    await vscode.commands.executeCommand('kernelPatch.openSection', section)
    const editor = vscode.window.activeTextEditor
    assert.equal(editor?.document.lineAt(editor.selection.active.line).text, 'FOO DRIVER')
  })
})

async function lookAt(file: string, text: string): Promise<vscode.TextEditor> {
  const editor = await edit(file, text)
  if (editor.document.isDirty) await editor.document.save()
  await vscode.commands.executeCommand('kernelPatch.findMaintainers')
  const { maintainers } = await extension()
  const name = path.basename(file)
  await eventually(`the view of ${name}`, () =>
    maintainers.shownNow?.answer.subject.endsWith(name) ? true : undefined,
  )
  await shows('Jane Doe')
  return editor
}

async function shows(label: string): Promise<void> {
  await eventually(`"${label}" in the view`, () => find(label))
}

async function nodeOf(label: string): Promise<MaintainersNode> {
  const node = await find(label)
  assert.ok(node, label)
  return node
}

async function find(label: string): Promise<MaintainersNode | undefined> {
  const { tree } = (await extension()).maintainers
  const roots = tree.getChildren()
  return [...roots, ...roots.flatMap(root => tree.getChildren(root))].find(
    node => tree.getTreeItem(node).label === label,
  )
}
