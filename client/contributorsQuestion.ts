import { type QuickPickItem, Uri, window, workspace } from 'vscode'
import { type ContributorsQuestion, RELEASES_REQUEST } from '../server/protocol/contributors'
import type { Services } from './services'

/** Where the counting begins: a folder of the repository, and perhaps the only path that counts. */
export interface Start {
  readonly folder: Uri
  /** Undefined: the person may choose one. */
  readonly path?: Uri
}

type Stretch = Pick<ContributorsQuestion, 'range' | 'since'>

/** Asks for a range, and for a path where somebody is at a file; undefined where they change their mind. */
export async function askForRange(
  { server }: Services,
  { folder, path }: Start,
): Promise<ContributorsQuestion | undefined> {
  const asked = server.request(RELEASES_REQUEST, { uri: folder.toString() })
  const choices = asked.then(({ releases }) => choicesOf(releases))
  const chosen = await window.showQuickPick(choices, {
    title: 'Show Contributors',
    placeHolder: 'Select the range of commits to count',
  })
  const stretch = chosen && (chosen.stretch ?? (await ownRange()))
  if (!stretch) return undefined
  const place = path ? { path } : await askForPath(folder)
  if (!place) return undefined
  return {
    folder: folder.toString(),
    ...stretch,
    ...(place.path ? { path: place.path.toString() } : {}),
  }
}

interface Choice extends QuickPickItem {
  /** Undefined: to be typed. */
  readonly stretch?: Stretch
}

function choicesOf([latest, before]: readonly string[]): Choice[] {
  const between = (from: string, to: string, label: string): Choice => {
    const range = `${from}..${to}`
    return { label, description: range, stretch: { range } }
  }
  return [
    ...(latest === undefined ? [] : [between(latest, 'HEAD', `Since ${latest}`)]),
    ...(latest === undefined || before === undefined
      ? []
      : [between(before, latest, `Between ${before} and ${latest}`)]),
    { label: 'Last year', stretch: { range: 'HEAD', since: '1-year-ago' } },
    { label: 'Whole history', description: 'HEAD', stretch: { range: 'HEAD' } },
    { label: 'Another range…' },
  ]
}

async function ownRange(): Promise<Stretch | undefined> {
  const range = await window.showInputBox({
    title: 'Show Contributors',
    prompt: "A range of commits in git's words",
    placeHolder: 'v2026.04..v2026.07',
    validateInput: text =>
      text.trim().startsWith('-') ? 'A range does not begin with a hyphen.' : undefined,
  })
  return range?.trim() ? { range: range.trim() } : undefined
}

/** Who is at a file may mean the code around it. */
async function askForPath(folder: Uri): Promise<{ readonly path?: Uri } | undefined> {
  const file = window.activeTextEditor?.document.uri
  const inside = file?.scheme === 'file' && workspace.getWorkspaceFolder(file)
  if (!inside || inside.uri.toString() !== folder.toString()) return {}
  const around = Uri.joinPath(file, '..')
  if (around.path === folder.path || around.path.includes('/.git')) return {}
  const name = workspace.asRelativePath(around, false)
  return window.showQuickPick(
    [
      { label: 'Whole repository' },
      { label: `Only ${name}`, description: 'the folder of the open file', path: around },
    ],
    { title: 'Show Contributors', placeHolder: 'Select the part of the repository to count' },
  )
}
