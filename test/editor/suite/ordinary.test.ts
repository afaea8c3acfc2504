import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { aWhile, closeEditors, edit, findings, git, temporaryFolder } from '../inHost'

describe('an ordinary repository', () => {
  let folder: string

  before(() => {
    folder = temporaryFolder()
    git(folder, 'init', '--quiet')
    // Many projects have a list of people under this name.
    writeFileSync(path.join(folder, 'MAINTAINERS'), 'Alice\nBob\n')
  })

  afterEach(closeEditors)

  it('is left alone: a commit message there has no findings', async () => {
    const file = path.join(folder, '.git', 'COMMIT_EDITMSG')
    const { document } = await edit(file, 'Did something.\nFixes: 0123 ("x")\n')
    await aWhile()
    assert.deepEqual(findings(document.uri), [])
  })

  it('is left alone: a patch there has no findings', async () => {
    const { document } = await edit(
      path.join(folder, 'debian/patches/0001-x.patch'),
      'From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\nFrom: A <a@b.cc>\nSubject: [PATCH] Did.\n\n---\ndiff --git a/x b/x\n',
    )
    await aWhile()
    assert.deepEqual(findings(document.uri), [])
  })

  it('says in Check Changelog why nothing is checked, and does not fail', async () => {
    await edit(path.join(folder, '.git', 'COMMIT_EDITMSG'), 'Did something.\n')
    await vscode.commands.executeCommand('kernelPatch.checkChangelog')
  })
})
