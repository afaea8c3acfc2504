import { commands, Disposable, type TextEditor, Uri, window, workspace } from 'vscode'
import { MAINTAINERS_LANGUAGE } from './documents'
import { chooseFolder } from './folderChoice'
import {
  about,
  aboutLines,
  seriesOf,
  stagedIn,
  type Subject,
  subjectOf,
} from './maintainersQuestion'
import { holdsPatches } from './patchSeries'
import type { Feature, Session } from './session'

/** The commands that ask who has to get something. */
export const findMaintainers: Feature = session => {
  const { maintainers, work } = session
  const find = async (subject: Subject | undefined): Promise<void> => {
    if (subject) work.hold(subject)
    await maintainers.reveal()
  }
  return Disposable.from(
    commands.registerCommand(
      'kernelPatch.findMaintainers',
      async (uri?: unknown, all?: unknown) => {
        const several = Array.isArray(all) ? all.filter(each => each instanceof Uri) : []
        if (several.length > 1) await find({ question: seriesOf(several) })
        else await find(uri instanceof Uri ? await subjectAt(uri) : subjectBefore(session))
      },
    ),
    commands.registerCommand('kernelPatch.findMaintainersOfSelection', async () => {
      const editor = window.activeTextEditor
      if (editor) await find(selectionIn(editor))
    }),
    commands.registerCommand('kernelPatch.findMaintainersStaged', async (from?: unknown) => {
      const folder = rootOf(from) ?? (await chooseFolder(session, 'whose staged change to look up'))
      // Without a folder the view says what to do; who chose none wants nothing.
      if (folder) await find({ question: stagedIn(folder) })
      else if (!workspace.workspaceFolders) await find(undefined)
    }),
    commands.registerCommand('kernelPatch.refreshMaintainers', async () => {
      await maintainers.refresh()
    }),
  )
}

/** A file from the explorer may be a patch, which the server reads as an open document; a folder may hold a series. */
async function subjectAt(uri: Uri): Promise<Subject> {
  if (await holdsPatches(uri)) return { question: seriesOf([uri]) }
  try {
    const document = await workspace.openTextDocument(uri)
    // Who means the series selects it, or opens a patch of it.
    return { ...(subjectOf(document) ?? { question: about(uri), document }), isAlone: true }
  } catch {
    return { question: about(uri) }
  }
}

function selectionIn({ document, selection }: TextEditor): Subject {
  const { start, end } = selection
  // A selection of whole lines ends before the first unit of the next one.
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line
  return { question: aboutLines(document.uri, start.line, last), document }
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
