import { commands, Disposable } from 'vscode'
import type { Feature } from './session'

/** The commands for when something seems wrong: read the log, start the server anew. */
export const output: Feature = ({ log, server }) =>
  Disposable.from(
    commands.registerCommand('kernelPatch.showOutput', () => {
      log().show()
    }),
    commands.registerCommand('kernelPatch.restartServer', async () => {
      await server.restart()
    }),
  )
