import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as vscode from 'vscode'
import type { KernelPatchApi } from '../../client/extension'

/** The folder that the runner has opened: a kernel-like repository. */
export function workspaceFolder(): string {
  const folder = vscode.workspace.workspaceFolders?.[0]
  assert.ok(folder, 'The runner has opened no folder.')
  return folder.uri.fsPath
}

/** Writes a file and opens it in an editor, as a person does. */
export async function edit(file: string, text: string): Promise<vscode.TextEditor> {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: false })
  const { document } = editor
  // VS Code may still hold what an earlier test had in this file.
  if (document.getText() !== text) {
    const whole = new vscode.Range(0, 0, document.lineCount, 0)
    await editor.edit(change => {
      change.replace(whole, text)
    })
  }
  return editor
}

/** Waits until `look` finds something, for as long as a patient person would. */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await delay(50)
  }
  throw new Error(`Waited in vain for ${what}.`)
}

/** Long enough for anything that would happen to have happened. */
export async function aWhile(): Promise<void> {
  await delay(1500)
}

/** The finding of one rule in a document, as soon as it is there. */
export function finding(document: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  return eventually(`a finding of ${rule}`, () =>
    findings(document).find(found => ruleOf(found) === rule),
  )
}

/** What is found in a document now. */
export function findings(document: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document)
}

/** The rule that a finding comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

/** What our extension shows of itself. */
export async function extension(): Promise<KernelPatchApi> {
  const found = vscode.extensions.getExtension<KernelPatchApi>(
    'kernel-patch-author.kernel-patch-author',
  )
  assert.ok(found, 'The extension is not installed.')
  return found.activate()
}

/** The lines of the Maintainers view: groups, and the people and lists in them. */
export async function treeLines(): Promise<string[]> {
  const { tree } = (await extension()).maintainers
  const groups = tree.getChildren().filter(({ is }) => is === 'group')
  return groups.flatMap(group => {
    const people = tree.getChildren(group).map(node => `  ${label(tree.getTreeItem(node))}`)
    return [label(tree.getTreeItem(group)), ...people]
  })
}

function label(item: vscode.TreeItem): string {
  return typeof item.label === 'string' ? item.label : (item.label?.label ?? '')
}

/** Closes all editors without saving, so that the next test begins like the first. */
export async function closeEditors(): Promise<void> {
  const hasEditors = (): boolean => vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)
  while (hasEditors()) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  }
}

/** A folder outside of the workspace, gone when this process ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'kpa-test-')))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** Runs git as somebody without any configuration would. */
export function git(folder: string, ...args: string[]): string {
  const around = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const env = {
    ...Object.fromEntries(around),
    GIT_CONFIG_GLOBAL: os.devNull,
    GIT_CONFIG_SYSTEM: os.devNull,
  }
  const identity = ['-c', 'user.name=Jane Doe', '-c', 'user.email=jane@example.org']
  return execFileSync('git', [...identity, ...args], { cwd: folder, env, encoding: 'utf8' })
}
