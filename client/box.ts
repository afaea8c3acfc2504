import { setTimeout as delay } from 'node:timers/promises'
import { commands, type TextDocument } from 'vscode'
import { repositoryOfBox } from './documents'
import { gitRepository } from './gitExtension'

/** How long the Source Control view may take to appear. */
const APPEARS_WITHIN_MS = 2000

/**
 * Makes sure that a box's document is what Source Control will commit. VS Code ties the two together when it first
 * shows the box; until then the document is empty, and what is written into it is lost.
 */
export async function tieBox(box: TextDocument): Promise<void> {
  const folder = repositoryOfBox(box.uri)
  const input = folder && gitRepository(folder)?.inputBox
  const isTied = (): boolean => input === undefined || input.value === box.getText()
  if (isTied()) return
  await commands.executeCommand('workbench.view.scm')
  const deadline = Date.now() + APPEARS_WITHIN_MS
  while (!isTied() && Date.now() < deadline) await delay(50)
}
