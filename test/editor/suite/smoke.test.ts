import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'

describe('the extension host', () => {
  it('is one of VS Code 1.99 or later', () => {
    const [major, minor] = vscode.version.split('.').map(Number)
    assert.equal(major, 1)
    assert.ok((minor ?? 0) >= 99, vscode.version)
  })

  it('has the workspace open that the runner made', () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
    assert.ok(folder !== undefined && existsSync(path.join(folder, 'MAINTAINERS')))
  })

  it('trusts the workspace', () => {
    assert.equal(vscode.workspace.isTrusted, true)
  })

  it('has the git extension, which finds the repository', async () => {
    const git = vscode.extensions.getExtension<GitExtension>('vscode.git')
    assert.ok(git)
    const api = (await git.activate()).getAPI(1)
    while (api.state !== 'initialized') await new Promise(resolve => setTimeout(resolve, 50))
    assert.equal(api.repositories.length, 1)
  })
})

/** The part of the git extension's API that is looked at here. */
interface GitExtension {
  getAPI(version: 1): { readonly state: string; readonly repositories: readonly unknown[] }
}
