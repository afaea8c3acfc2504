import { commands, type TextDocument, type Uri, window } from 'vscode'
import { SHOW_ALL_REQUEST } from '../server/protocol/findings'
import { complain } from './complain'
import { nameOf } from './documents'
import { messageAtHand } from './messageAtHand'
import type { Feature, Session } from './session'

/** The command that shows what is held back of a message's findings, and when it is given again, holds it back again. */
export const showAllFindings: Feature = session =>
  commands.registerCommand('kernelPatch.showAllFindings', async (uri?: Uri) => {
    const document = await messageAtHand(session, uri)
    if (document && (await session.places.ofDocument(document))) await toggle(session, document)
    else
      void window.showInformationMessage(
        'There is no checked message whose findings could be shown.',
      )
  })

async function toggle(session: Session, document: TextDocument): Promise<void> {
  const name = nameOf(document)
  try {
    const { budget } = await session.server.request(SHOW_ALL_REQUEST, {
      uri: document.uri.toString(),
    })
    if (!budget) return
    const which = budget.showsAll ? 'All findings' : 'Only the most useful findings'
    window.setStatusBarMessage(`${which} of ${name} are shown.`, 5_000)
  } catch (error) {
    void complain(session, `Could not show all findings of ${name}.`, error)
  }
}
