import { commands, window } from 'vscode'
import type { Services } from './services'

/** Tells the person who gave a command that it failed, in a sentence; the log has the rest. */
export async function complain({ log }: Services, sentence: string, error: unknown): Promise<void> {
  log().error(sentence, error)
  const show = 'Show Output'
  const chosen = await window.showErrorMessage(sentence, show)
  if (chosen === show) await commands.executeCommand('kernelPatch.showOutput')
}
