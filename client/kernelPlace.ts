import {
  type Event,
  EventEmitter,
  type TextDocument,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode'
import { isBox, isForServer, repositoryOfBox } from './documents'
import { beginsLikePatchMail } from './patchMail'
import { createTrees, type Tree, workTreeOfGitDirectory } from './workTree'

/** Where the extension is at work. */
export interface Place {
  /** The top of the work tree; undefined for a mail that lies outside of any. */
  readonly root: Uri | undefined
}

/**
 * Says whether a document or folder is one that the extension is at work for. It is asked before the server runs: in
 * an ordinary repository a few look-ups of files are all that the extension ever does.
 */
export interface Places {
  ofDocument(document: TextDocument): Promise<Place | undefined>
  ofFolder(folder: Uri): Promise<Place | undefined>
  /** The open folders that work the kernel's way. */
  openPlaces(): Promise<readonly WorkspaceFolder[]>
  /** Earlier answers may be wrong by now. */
  readonly onDidChange: Event<void>
  dispose(): void
}

/** Answers are kept per folder, until a setting, the open folders or one of the marks changes. */
export function createPlaces(): Places {
  const trees = createTrees()
  const changed = new EventEmitter<void>()
  const forget = (): void => {
    trees.forget()
    changed.fire()
  }
  const marks = workspace.createFileSystemWatcher(
    '**/{MAINTAINERS,scripts/get_maintainer.pl,scripts/checkpatch.pl}',
  )
  const subscriptions = [
    changed,
    marks,
    marks.onDidCreate(forget),
    marks.onDidChange(forget),
    marks.onDidDelete(forget),
    workspace.onDidChangeWorkspaceFolders(forget),
    workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('kernelPatch.enable')) forget()
    }),
  ]

  const ofFolder = async (folder: Uri): Promise<Place | undefined> => {
    const tree = await trees.around(folder)
    return isAtWork(folder, tree) ? { root: tree?.root ?? folder } : undefined
  }

  const openPlaces = async (): Promise<readonly WorkspaceFolder[]> => {
    const folders = workspace.workspaceFolders ?? []
    const places = await Promise.all(folders.map(({ uri }) => ofFolder(uri)))
    return folders.filter((_, index) => places[index] !== undefined)
  }

  const ofDocument = async (document: TextDocument): Promise<Place | undefined> => {
    const folder = await folderOf(document)
    const tree = folder && (await trees.around(folder))
    if (folder && tree) return isAtWork(folder, tree) ? { root: tree.root } : undefined
    const enable = setting(folder)
    if (enable === 'always') return { root: folder }
    if (enable === 'never' || !isForServer(document)) return undefined
    // Outside of any repository: b4 edits a cover letter in the folder for temporary files.
    const [open] = await openPlaces()
    if (open) return { root: open.uri }
    return beginsLikePatchMail(document) ? { root: undefined } : undefined
  }

  return {
    ofDocument,
    ofFolder,
    openPlaces,
    onDidChange: changed.event,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose()
    },
  }
}

function isAtWork(folder: Uri, tree: Tree | undefined): boolean {
  const enable = setting(folder)
  return enable === 'always' || (enable !== 'never' && (tree?.kernel ?? false))
}

function setting(folder: Uri | undefined): string {
  return workspace.getConfiguration('kernelPatch', folder).get('enable', 'auto')
}

/** The folder that decides about a document; for what git lets one edit, that is the work tree. */
async function folderOf(document: TextDocument): Promise<Uri | undefined> {
  if (isBox(document)) return repositoryOfBox(document.uri)
  if (document.uri.scheme === 'untitled') return undefined
  const folder = Uri.joinPath(document.uri, '..')
  if (document.languageId !== 'git-commit') return folder
  return (await workTreeOfGitDirectory(folder)) ?? folder
}
