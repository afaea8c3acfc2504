import assert from 'node:assert/strict'
import * as vscode from 'vscode'

describe('the extension host in Restricted Mode', () => {
  it('does not trust the workspace', () => {
    assert.ok(vscode.workspace.workspaceFolders?.length === 1)
    assert.equal(vscode.workspace.isTrusted, false)
  })
})
