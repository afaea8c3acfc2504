import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import {
  closeEditors,
  edit,
  eventually,
  finding,
  findings,
  ruleOf,
  workspaceFolder,
} from '../inHost'

describe('the MAINTAINERS file in an editor', () => {
  const file = (): string => path.join(workspaceFolder(), 'MAINTAINERS')
  let before: string

  beforeEach(() => {
    before = readFileSync(file(), 'utf8')
  })
  afterEach(async () => {
    await closeEditors()
    writeFileSync(file(), before)
  })

  it('tells a dead pattern while it is typed, and repairs what is chosen', async () => {
    const { document } = await edit(file(), before)
    assert.equal(document.languageId, 'maintainers')
    const editor = await vscode.window.showTextDocument(document)
    const end = document.lineAt(document.lineCount - 1).range.end
    editor.selection = new vscode.Selection(end, end)
    await vscode.commands.executeCommand('type', { text: 'F:\tdrivers/gone.c\nF:\tdrivers/foo\n' })
    const dead = await finding(document.uri, 'pattern-dead')
    assert.equal(dead.severity, vscode.DiagnosticSeverity.Warning)
    assert.equal(document.getText(dead.range), 'drivers/gone.c')
    await repair(document, 'pattern-dead', 'Remove this pattern')
    await repair(document, 'pattern-without-slash', 'Add the slash')
    assert.match(document.getText(), /\nF:\tdrivers\/foo\/\nF:\tdrivers\/foo\/\n$/)
    await repair(document, 'entry-duplicate', 'Remove this line')
    assert.equal(document.getText(), before)
    await eventually('no findings', () => findings(document.uri).length === 0 || undefined)
  })

  it('has an outline, and leads from a pattern to its files', async () => {
    const { document } = await edit(file(), before)
    const symbols = await eventually('the outline', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      )
      return found && found.length > 0 ? found : undefined
    })
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [['FOO DRIVER', 'Maintained']],
    )
    const at = document.positionAt(before.indexOf('drivers/foo/') + 2)
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    )
    assert.deepEqual(
      places.map(({ uri }) => path.basename(uri.path)),
      ['foo.c'],
    )
  })
})

/** Chooses a quick fix of a finding. */
async function repair(document: vscode.TextDocument, rule: string, title: string): Promise<void> {
  const found = await finding(document.uri, rule)
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    found.range,
    vscode.CodeActionKind.QuickFix.value,
  )
  const wanted = actions.find(action => action.title === title)
  assert.ok(wanted?.edit, JSON.stringify(actions))
  await vscode.workspace.applyEdit(wanted.edit)
  await eventually(
    `${rule} to go`,
    () => !findings(document.uri).some(each => ruleOf(each) === rule) || undefined,
  )
}
