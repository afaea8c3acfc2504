import { type CancellationToken, commands, Disposable, Uri, window, workspace } from 'vscode'
import {
  CONTRIBUTORS_EXPORT_REQUEST,
  CONTRIBUTORS_REQUEST,
  type ContributorsQuestion,
} from '../server/protocol/contributors'
import { complain } from './complain'
import { ContributorsPanel, type Wish } from './contributorsPanel'
import { askForRange, type Start } from './contributorsQuestion'
import { withLateProgress } from './lateProgress'
import { formatNumber } from './numbers'
import type { Feature, Session } from './session'

/** The command that counts who contributed what, and its page. */
export const showContributors: Feature = session => {
  const panel = new ContributorsPanel((wish, question) => void grant(wish, question))

  const show = async (start: Start): Promise<void> => {
    try {
      const question = await askForRange(session, start)
      if (!question) return
      const answer = await counting(session, question, token =>
        session.server.request(CONTRIBUTORS_REQUEST, question, token),
      )
      if (answer) panel.show(question, answer)
    } catch (error) {
      await complain(session, 'The contributors could not be counted.', error)
    }
  }

  const grant = async (wish: Wish, question: ContributorsQuestion): Promise<void> => {
    const { folder, path } = question
    if (wish.ask === 'range')
      await show({ folder: Uri.parse(folder), ...(path ? { path: Uri.parse(path) } : {}) })
    else if (wish.ask === 'log') await commands.executeCommand('kernelPatch.showOutput')
    else if (wish.ask === 'trust') await commands.executeCommand('workbench.trust.manage')
    else await save(session, wish.ask, wish.by, question)
  }

  return Disposable.from(
    panel,
    commands.registerCommand('kernelPatch.showContributors', async (from?: unknown) => {
      const start = await startAt(session, from)
      if (start) await show(start)
      else
        await window.showInformationMessage(
          'Open a folder with a git repository to count who contributed to it.',
        )
    }),
  )
}

/** The explorer hands over a folder, the Source Control view its repository. */
async function startAt({ places }: Session, from: unknown): Promise<Start | undefined> {
  if (from instanceof Uri) {
    const top = workspace.getWorkspaceFolder(from)?.uri
    return top?.toString() === from.toString() ? { folder: from } : { folder: from, path: from }
  }
  const root = typeof from === 'object' && from !== null && 'rootUri' in from && from.rootUri
  if (root instanceof Uri) return { folder: root }
  const active = window.activeTextEditor?.document.uri
  const around = active && workspace.getWorkspaceFolder(active)
  const open = around ?? (await places.openPlaces())[0] ?? workspace.workspaceFolders?.[0]
  return open && { folder: open.uri }
}

/** Shows how far the counting is, if it takes long, and lets the person end it; undefined where they did. */
async function counting<T>(
  { server }: Session,
  question: ContributorsQuestion,
  work: (token: CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  const key = JSON.stringify(question)
  return withLateProgress('Counting contributors', async (report, token) => {
    const subscription = server.onContributorsProgress(({ question: asked, changes }) => {
      if (JSON.stringify(asked) === key) report(`${formatNumber(changes)} changes read`)
    })
    try {
      return await work(token)
    } finally {
      subscription.dispose()
    }
  })
}

/** Opens the table or the whole report as a document, for the person to keep. */
async function save(
  session: Session,
  format: 'csv' | 'json',
  by: 'person' | 'employer',
  question: ContributorsQuestion,
): Promise<void> {
  try {
    const answer = await counting(session, question, token =>
      session.server.request(CONTRIBUTORS_EXPORT_REQUEST, { ...question, format, by }, token),
    )
    if (!answer) return
    const language = format === 'json' ? 'json' : 'plaintext'
    const document = await workspace.openTextDocument({ language, content: answer.text })
    await window.showTextDocument(document, { preview: false })
  } catch (error) {
    await complain(session, 'The contributors could not be exported.', error)
  }
}
