import { commands, type TextDocument, type Uri, window } from 'vscode'
import { CHECK_REQUEST, type SeverityCounts } from '../server/protocol/findings'
import { complain } from './complain'
import { isBox, nameOf } from './documents'
import { pickFinding } from './findingPicker'
import { inWords, total } from './findings'
import { messageAtHand } from './messageAtHand'
import type { Feature, Session } from './session'

/** The command that checks a message now and shows what was found. */
export const checkChangelog: Feature = session =>
  commands.registerCommand('kernelPatch.checkChangelog', async (uri?: Uri) => {
    const document = await messageAtHand(session, uri)
    if (document) await check(session, document)
    else void window.showInformationMessage(NOTHING_TO_CHECK)
  })

const NOTHING_TO_CHECK =
  'There is no changelog to check. Open a commit message or a patch, or write in the message box of Source Control.'

async function check(session: Session, document: TextDocument): Promise<void> {
  if (!(await session.places.ofDocument(document))) {
    void explainPlace()
    return
  }
  try {
    const { counts, explanation } = await session.server.request(CHECK_REQUEST, {
      uri: document.uri.toString(),
    })
    if (counts) await show(document, counts)
    else
      void window.showInformationMessage(
        explanation ?? `Nothing is checked in ${nameOf(document)}.`,
      )
  } catch (error) {
    void complain(session, `Could not check ${nameOf(document)}.`, error)
  }
}

async function explainPlace(): Promise<void> {
  const change = 'Change This Setting'
  const chosen = await window.showInformationMessage(NOT_AT_WORK, change)
  if (chosen) await commands.executeCommand('workbench.action.openSettings', 'kernelPatch.enable')
}

const NOT_AT_WORK =
  'Kernel Patch is not at work here: it looks for scripts/get_maintainer.pl, scripts/checkpatch.pl, or a MAINTAINERS file with F: lines.'

async function show(document: TextDocument, counts: SeverityCounts): Promise<void> {
  if (total(counts) === 0) {
    void window.showInformationMessage(`Kernel Patch found nothing in ${nameOf(document)}.`)
    return
  }
  // The Problems view lists neither hints nor anything from the Source Control box.
  const listed = !isBox(document) && total({ ...counts, hint: 0 }) > 0
  if (listed) await commands.executeCommand('workbench.actions.view.problems')
  else await pickFinding(document, inWords(counts))
}
