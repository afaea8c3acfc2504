import { commands, TabInputText, type TextDocument, window, workspace } from 'vscode'
import type { MaintainerEntry } from '../server/protocol/maintainers'
import { addTrailer } from './addTrailer'
import { tieBox } from './box'
import { chosenEntries } from './chosenLines'
import { complain } from './complain'
import { isBox, isMessage, nameOf } from './documents'
import { formatAddress } from './mailAddress'
import type { Feature, Session } from './session'

/** The command that adds `Cc:` lines to the message that the person is writing. */
export const insertTrailer: Feature = session =>
  commands.registerCommand('kernelPatch.insertCc', async (node?: unknown, all?: unknown) => {
    const entries = await chosenEntries(session.maintainers, node, all)
    if (entries.length === 0) return
    const document = await messageFor(session)
    if (document) {
      if (isBox(document)) await tieBox(document)
      await insertAll(session, document, entries)
    } else void window.showInformationMessage(NO_MESSAGE)
  })

const NO_MESSAGE =
  'There is no message that could take the Cc: line. Open the commit message or the patch, or use the message box of Source Control.'

async function insertAll(
  session: Session,
  document: TextDocument,
  entries: readonly MaintainerEntry[],
): Promise<void> {
  let inserted = 0
  try {
    for (const entry of entries) {
      const { is, why } = await addTrailer(session, document, `Cc: ${formatAddress(entry)}`)
      if (is === 'insertion') inserted++
      if (why !== undefined) {
        void window.showInformationMessage(why)
        return
      }
    }
  } catch (error) {
    void complain(session, `Could not insert the Cc: line into ${nameOf(document)}.`, error)
    return
  }
  const what = inserted === 1 ? 'Cc: line' : 'Cc: lines'
  const where = nameOf(document)
  const done =
    inserted > 0
      ? `Inserted ${inserted} ${what} into ${where}.`
      : `The Cc: line is already in ${where}.`
  window.setStatusBarMessage(done, 5000)
}

/**
 * The message that a line of the tree belongs into: what the tree is about, if that is a message; else a message of the
 * same work tree that is open, the visible one first; else the Source Control box of that work tree.
 */
async function messageFor({ places, work }: Session): Promise<TextDocument | undefined> {
  const { subject } = work
  if (subject?.document && isMessage(subject.document)) return subject.document
  const root = await rootOf(subject)
  const candidates = [...openMessages(), ...workspace.textDocuments.filter(isBox)]
  for (const candidate of candidates) {
    const place = await places.ofDocument(candidate)
    if (place && (root === undefined || place.root?.toString() === root)) return candidate
  }
  return undefined

  async function rootOf(about: typeof subject): Promise<string | undefined> {
    if (about?.question.for === 'staged') return about.question.folder
    const place = about?.document && (await places.ofDocument(about.document))
    return place?.root?.toString()
  }
}

/** Messages in tabs: those in sight before those behind them. */
function openMessages(): TextDocument[] {
  const visible = window.visibleTextEditors.map(({ document }) => document)
  const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs)
  const inTabs = new Set(
    tabs.map(({ input }) => (input instanceof TabInputText ? input.uri.toString() : '')),
  )
  const hidden = workspace.textDocuments.filter(({ uri }) => inTabs.has(uri.toString()))
  return [...visible, ...hidden].filter(document => isMessage(document) && !isBox(document))
}
