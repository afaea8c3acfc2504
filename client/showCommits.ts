import {
  CancellationTokenSource,
  commands,
  Disposable,
  languages,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode'
import {
  COMMIT_TEXT_REQUEST,
  COMMITS_REQUEST,
  type CommitsAnswer,
} from '../server/protocol/commits'
import type { MaintainerEntry } from '../server/protocol/maintainers'
import { chosenEntries } from './chosenLines'
import { complain } from './complain'
import { placeUri } from './maintainersQuestion'
import type { Shown } from './maintainersLookup'
import { plain } from './plain'
import type { Feature, Session } from './session'

/** The scheme of commits that are shown to be read: the hash is the path, a place in the repository the query. */
const COMMIT_SCHEME = 'kernel-patch-commit'

/** The command that lists what somebody did to the files in question, and opens a commit of them. */
export const showCommits: Feature = session =>
  Disposable.from(
    workspace.registerTextDocumentContentProvider(COMMIT_SCHEME, commitTexts(session)),
    commands.registerCommand('kernelPatch.showCommits', async (node?: unknown) => {
      const [entry] = await chosenEntries(session.maintainers, node, undefined)
      const shown = session.maintainers.shownNow
      if (entry && shown) await show(session, shown, entry)
    }),
  )

interface CommitItem extends QuickPickItem {
  readonly hash?: string
}

async function show(session: Session, shown: Shown, entry: MaintainerEntry): Promise<void> {
  const uri = placeUri(shown.question).toString()
  const asking = new CancellationTokenSource()
  const pick = window.createQuickPick<CommitItem>()
  const who = plain(entry.name || entry.email)
  pick.title = `Commits of ${who}`
  pick.placeholder = 'Reading the history'
  pick.matchOnDescription = true
  pick.busy = true
  pick.onDidHide(() => {
    asking.cancel()
    pick.dispose()
  })
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems
    if (chosen?.hash === undefined) return
    pick.hide()
    void open(session, chosen.hash, uri)
  })
  pick.show()
  try {
    const question = { uri, email: entry.email, paths: shown.answer.paths }
    const answer = await session.server.request(COMMITS_REQUEST, question, asking.token)
    pick.placeholder = placeholder(answer, who, shown.answer.subject)
    pick.items = answer.commits.map(({ hash, subject, date, did }) => ({
      label: plain(subject),
      description: `${date} · ${did.map(plain).join(', ')}`,
      hash,
    }))
    pick.busy = false
  } catch (error) {
    if (asking.token.isCancellationRequested) return
    pick.hide()
    void complain(session, 'The history could not be read.', error)
  }
}

function placeholder({ commits, isCut, silent }: CommitsAnswer, who: string, what: string): string {
  if (silent !== undefined) return silent
  if (commits.length === 0) return `The history knows no commit of ${who} to ${plain(what)}.`
  return isCut ? 'Select a commit to read; older ones are left out' : 'Select a commit to read'
}

async function open(session: Session, hash: string, place: string): Promise<void> {
  const name = `${hash.slice(0, 12)}.diff`
  const uri = Uri.from({
    scheme: COMMIT_SCHEME,
    path: `/${name}`,
    query: JSON.stringify({ hash, place }),
  })
  try {
    const document = await workspace.openTextDocument(uri)
    await languages.setTextDocumentLanguage(document, 'diff')
    await window.showTextDocument(document, { preview: true })
  } catch (error) {
    void complain(session, `The commit ${hash.slice(0, 12)} could not be shown.`, error)
  }
}

function commitTexts({ server }: Session): TextDocumentContentProvider {
  return {
    provideTextDocumentContent: async ({ query }, token) => {
      const { hash, place } = JSON.parse(query) as { hash: string; place: string }
      const answer = await server.request(COMMIT_TEXT_REQUEST, { hash, uri: place }, token)
      return 'text' in answer ? answer.text : answer.silent
    },
  }
}
