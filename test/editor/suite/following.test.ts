import assert from 'node:assert/strict'
import path from 'node:path'
import * as vscode from 'vscode'
import type { MaintainersQuestion } from '../../../server/protocol/maintainers'
import { followWork, type Work } from '../../../client/work'
import { aWhile, closeEditors, edit, eventually, workspaceFolder } from '../inHost'

describe('what the Maintainers view follows', () => {
  const first = (): string => path.join(workspaceFolder(), 'drivers/foo/foo.c')
  const second = (): string => path.join(workspaceFolder(), 'drivers/foo/bar.c')
  const staged = (): MaintainersQuestion => ({
    for: 'staged',
    folder: vscode.Uri.file(workspaceFolder()).toString(),
  })
  let work: Work

  beforeEach(() => {
    work = followWork()
  })
  afterEach(async () => {
    work.dispose()
    await closeEditors()
  })

  const isAbout = (file: string): Promise<true> =>
    eventually(`the view to be about ${file}`, () => {
      const question = work.subject?.question
      const uri = question?.for === 'document' ? question.uri : undefined
      return uri === vscode.Uri.file(file).toString() || undefined
    })

  it('is the document that somebody goes to', async () => {
    await edit(first(), 'int foo;\n')
    await isAbout(first())
    await edit(second(), 'int bar;\n')
    await isAbout(second())
  })

  it('is what was asked for, until somebody goes on to another document', async () => {
    await edit(first(), 'int foo;\n')
    work.hold({ question: staged() })
    await aWhile()
    assert.deepEqual(work.subject?.question, staged())
    await edit(second(), 'int bar;\n')
    await isAbout(second())
  })

  it('is the editor again when somebody moves its cursor', async () => {
    await edit(first(), 'int foo;\nint bar;\n')
    work.hold({ question: staged() })
    await vscode.commands.executeCommand('cursorMove', { to: 'down' })
    await isAbout(first())
  })

  it('is the change that is committed while somebody writes in the Source Control box', async () => {
    await edit(first(), 'int foo;\n')
    await isAbout(first())
    const box = await eventually('the box', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'vscode-scm'),
    )
    const replace = (range: vscode.Range, text: string): Thenable<boolean> => {
      const change = new vscode.WorkspaceEdit()
      change.replace(box.uri, range, text)
      return vscode.workspace.applyEdit(change)
    }
    const whole = (): vscode.Range => new vscode.Range(0, 0, box.lineCount, 0)
    const end = new vscode.Range(0, 5, 0, 5)

    // So git's extension fills in the message of a merge, and so our own command adds a line.
    await replace(whole(), 'foo: ')
    await work.aside(() => replace(end, 'r'))
    await isAbout(first())

    await replace(end, 'f')
    await eventually('the box to be the subject', () => work.subject?.document === box || undefined)
    await replace(whole(), '')
  })

  it('is an editor that is opened anew, even the one that was there before', async () => {
    await edit(first(), 'int foo;\n')
    work.hold({ question: staged() })
    await closeEditors()
    assert.deepEqual(work.subject?.question, staged())
    await edit(first(), 'int foo;\n')
    await isAbout(first())
  })

  it('is nothing when the last editor is closed', async () => {
    await edit(first(), 'int foo;\n')
    await isAbout(first())
    await closeEditors()
    await eventually('no subject', () => work.subject === undefined || undefined)
  })

  it('is not the MAINTAINERS file that is opened from the view', async () => {
    await edit(first(), 'int foo;\n')
    await isAbout(first())
    const file = vscode.Uri.file(path.join(workspaceFolder(), 'MAINTAINERS'))
    await vscode.window.showTextDocument(file)
    await aWhile()
    await isAbout(first())
  })
})
