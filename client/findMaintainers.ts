import { commands, Disposable, Uri, window, workspace } from 'vscode'
import { MAINTAINERS_LANGUAGE } from './documents'
import { about, stagedIn, type Subject, subjectOf } from './maintainersQuestion'
import type { Feature, Session } from './session'

/** The commands that ask who has to get something. */
export const findMaintainers: Feature = session => {
  const { maintainers, work } = session
  const find = async (subject: Subject | undefined): Promise<void> => {
    if (subject) work.hold(subject)
    await maintainers.reveal()
  }
  return Disposable.from(
    commands.registerCommand('kernelPatch.findMaintainers', async (uri?: unknown) => {
      await find(uri instanceof Uri ? await subjectAt(uri) : subjectBefore(session))
    }),
    commands.registerCommand('kernelPatch.findMaintainersStaged', async (from?: unknown) => {
      const folder = rootOf(from) ?? (await chooseFolder(session))
      // Without a folder the view says what to do; who chose none wants nothing.
      if (folder) await find({ question: stagedIn(folder) })
      else if (!workspace.workspaceFolders) await find(undefined)
    }),
    commands.registerCommand('kernelPatch.refreshMaintainers', async () => {
      await maintainers.refresh()
    }),
  )
}

/** A file from the explorer may be a patch, which the server reads as an open document. */
async function subjectAt(uri: Uri): Promise<Subject> {
  try {
    const document = await workspace.openTextDocument(uri)
    return subjectOf(document) ?? { question: about(uri), document }
  } catch {
    return { question: about(uri) }
  }
}

/** What the person is working on; a MAINTAINERS file only counts where somebody asks for it. */
function subjectBefore({ work }: Session): Subject | undefined {
  const active = window.activeTextEditor?.document
  const isAsked = active?.languageId === MAINTAINERS_LANGUAGE
  return isAsked ? { question: about(active.uri) } : work.subject
}

/** The Source Control view hands over the source control whose title was used. */
function rootOf(from: unknown): Uri | undefined {
  const root = typeof from === 'object' && from !== null && 'rootUri' in from && from.rootUri
  return root instanceof Uri ? root : undefined
}

async function chooseFolder({ places, work: { subject } }: Session): Promise<Uri | undefined> {
  if (subject?.question.for === 'staged') return Uri.parse(subject.question.folder)
  const here = subject?.document && (await places.ofDocument(subject.document))
  if (here?.root) return here.root
  const open = await places.openPlaces()
  if (open.length <= 1) return (open[0] ?? workspace.workspaceFolders?.[0])?.uri
  const chosen = await window.showQuickPick(
    open.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })),
    { placeHolder: 'Select the folder whose staged change to look up' },
  )
  return chosen?.uri
}
