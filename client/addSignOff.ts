import { commands, type TextDocument, window, workspace } from 'vscode'
import { addTrailer } from './addTrailer'
import { tieBox } from './box'
import { complain } from './complain'
import { isBox, isMessage, nameOf } from './documents'
import type { Feature, Session } from './session'

/** The command that signs the message off, as git's configuration knows the person. It is never done unasked: it is a legal act. */
export const addSignOff: Feature = session =>
  commands.registerCommand('kernelPatch.addSignOff', async () => {
    const document = messageOf(session)
    if (!document) {
      void window.showInformationMessage(NO_MESSAGE)
      return
    }
    try {
      if (isBox(document)) await tieBox(document)
      const { is, why } = await addTrailer(session, document)
      if (why !== undefined) void window.showInformationMessage(why)
      else if (is === 'present')
        window.setStatusBarMessage(`You have signed off ${nameOf(document)} already.`, 5000)
    } catch (error) {
      void complain(session, `Could not sign off ${nameOf(document)}.`, error)
    }
  })

const NO_MESSAGE =
  'There is no message to sign off. Open a commit message or a patch, or write in the message box of Source Control.'

/** The message in the active editor, else the one that the panel is about, else a Source Control box with text. */
function messageOf({ work }: Session): TextDocument | undefined {
  const active = window.activeTextEditor?.document
  const candidates = [active, work.subject?.document]
  return (
    candidates.find(document => document !== undefined && isMessage(document)) ??
    workspace.textDocuments.find(box => isBox(box) && box.getText().trim() !== '')
  )
}
