import { commands, Disposable, Uri, window } from 'vscode'
import { about, subjectOf } from './maintainersQuestion'
import type { Feature } from './session'

/** The commands of the History view. */
export const showHistory: Feature = ({ history, work }) =>
  Disposable.from(
    commands.registerCommand('kernelPatch.showHistory', async (uri?: unknown) => {
      const active = window.activeTextEditor?.document
      // From the Explorer comes a file or a folder that need not be open.
      if (uri instanceof Uri && uri.toString() !== active?.uri.toString()) {
        work.hold({ question: about(uri) })
      } else if (active && !work.subject) {
        const subject = subjectOf(active)
        if (subject) work.hold(subject)
      }
      await history.reveal()
    }),
    commands.registerCommand('kernelPatch.refreshHistory', async () => {
      await history.refresh()
    }),
  )
