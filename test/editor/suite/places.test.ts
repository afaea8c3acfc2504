import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as vscode from 'vscode'
import { createPlaces, type Places } from '../../../client/kernelPlace'
import { isPatchMailHeader } from '../../../client/patchMail'
import { edit, closeEditors, git, temporaryFolder, workspaceFolder } from '../inHost'

const HEADER = `From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001
From: Jane Doe <jane@example.org>
Subject: [PATCH] foo: bar
`

describe('where the extension is at work', () => {
  let places: Places

  beforeEach(() => {
    places = createPlaces()
  })
  afterEach(async () => {
    places.dispose()
    await closeEditors()
  })

  const placeOf = async (file: string, text: string): Promise<string | undefined> => {
    const { document } = await edit(file, text)
    const place = await places.ofDocument(document)
    return place && (place.root?.fsPath ?? 'a mail')
  }

  it('is a tree with one of the marks, from any folder in it', async () => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'MAINTAINERS'), 'FOO\nM:\tJane <j@e.org>\nF:\tdrivers/foo/\n')
    mkdirSync(path.join(folder, 'drivers/foo'), { recursive: true })
    assert.equal(await placeOf(path.join(folder, 'drivers/foo/x.c'), 'int x;\n'), folder)
  })

  it('is no repository without the marks, even inside a kernel tree', async () => {
    const inner = path.join(workspaceFolder(), 'vendor')
    mkdirSync(inner, { recursive: true })
    git(inner, 'init', '--quiet')
    assert.equal(await placeOf(path.join(inner, 'x.c'), 'int x;\n'), undefined)
  })

  it('is the work tree of the git directory that a message lies in', async () => {
    const message = path.join(workspaceFolder(), '.git', 'COMMIT_EDITMSG')
    assert.equal(await placeOf(message, 'foo: bar\n'), workspaceFolder())
  })

  it('is a linked work tree', async () => {
    const linked = path.join(temporaryFolder(), 'linked')
    git(workspaceFolder(), 'worktree', 'add', '--quiet', '--detach', linked)
    const gitDirectory = git(linked, 'rev-parse', '--absolute-git-dir').trim()
    assert.equal(await placeOf(path.join(gitDirectory, 'COMMIT_EDITMSG'), 'foo: bar\n'), linked)
    git(workspaceFolder(), 'worktree', 'remove', '--force', linked)
  })

  it('is the open kernel tree for a cover letter in the folder for temporary files', async () => {
    const cover = path.join(temporaryFolder(), 'COMMIT_EDITMSG')
    assert.equal(await placeOf(cover, 'A cover letter\n'), workspaceFolder())
  })

  it('is no plain source file outside of every tree', async () => {
    assert.equal(await placeOf(path.join(temporaryFolder(), 'x.c'), 'int x;\n'), undefined)
  })

  it('follows the setting', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]
    assert.ok(folder)
    const settings = vscode.workspace.getConfiguration('kernelPatch', folder)
    await settings.update('enable', 'never', vscode.ConfigurationTarget.Workspace)
    try {
      assert.equal(await places.ofFolder(folder.uri), undefined)
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace)
    }
    assert.notEqual(await places.ofFolder(folder.uri), undefined)
  })

  it('tells mails with patches from other texts', () => {
    assert.ok(isPatchMailHeader(HEADER))
    assert.ok(isPatchMailHeader(HEADER.replaceAll('\n', '\r\n')))
    assert.ok(isPatchMailHeader('Received: by x\nSubject: [RFC PATCH v2 0/3] foo\n\ntext'))
    assert.ok(!isPatchMailHeader('Subject: lunch\n\n[PATCH] is not in the subject'))
    assert.ok(!isPatchMailHeader('diff --git a/x b/x\n'))
    assert.ok(!isPatchMailHeader(''))
  })
})
