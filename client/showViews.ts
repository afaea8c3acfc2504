import { commands } from 'vscode'

/** Set once there was something to show in this window; without it the views are not there. */
const SHOWN_CONTEXT = 'kernelPatch.shown'

/** Lets the views appear in this window. */
export async function showViews(): Promise<void> {
  await commands.executeCommand('setContext', SHOWN_CONTEXT, true)
}
