import { Uri, window, workspace } from 'vscode'
import type { Session } from './session'

/** The folder whose repository is meant: that of the subject, else the only one that is open, else one that is chosen. */
export async function chooseFolder(
  { places, work: { subject } }: Session,
  what: string,
): Promise<Uri | undefined> {
  const question = subject?.question
  if (question && 'folder' in question) return Uri.parse(question.folder)
  const here = subject?.document && (await places.ofDocument(subject.document))
  if (here?.root) return here.root
  const open = await places.openPlaces()
  if (open.length <= 1) return (open[0] ?? workspace.workspaceFolders?.[0])?.uri
  const chosen = await window.showQuickPick(
    open.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })),
    { placeHolder: `Select the folder ${what}` },
  )
  return chosen?.uri
}
