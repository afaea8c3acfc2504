import { commands, Uri, window, workspace, WorkspaceEdit } from 'vscode'
import type { PatchRef } from '../server/protocol/maintainers'
import { RECIPIENTS_REQUEST } from '../server/protocol/recipients'
import { complain } from './complain'
import type { Shown } from './maintainersLookup'
import { readPatch, writeBytes } from './patchFile'
import { chosenRecipients, type ChosenRecipients } from './recipientChoices'
import type { Feature, Session } from './session'

/** The command that writes the selected people into the To: and Cc: fields of the patches. */
export const writeRecipients: Feature = session =>
  commands.registerCommand('kernelPatch.writeRecipients', async () => {
    const shown = session.maintainers.shownNow
    if (!shown || shown.posting.patches.length === 0) {
      void window.showInformationMessage(NO_PATCH)
      return
    }
    const patches = await choosePatches(shown.posting.patches)
    if (!patches) return
    try {
      void window.showInformationMessage(sentence(await write(session, shown, patches)))
    } catch (error) {
      void complain(session, 'The addresses could not be written into the patches.', error)
    }
    await session.maintainers.headersChanged()
  })

const NO_PATCH =
  'There is no patch that could name anybody. Open a patch that git format-patch made, or copy the arguments for git send-email instead.'

/** A cover letter speaks for its series where git send-email is told so. */
async function choosePatches(
  patches: readonly PatchRef[],
): Promise<readonly PatchRef[] | undefined> {
  const cover = patches.filter(({ isCover }) => isCover)
  if (cover.length === 0 || cover.length === patches.length) return patches
  const each = {
    label: 'Every patch',
    description: 'and the cover letter',
    detail: 'Each patch names those whom it is for, the cover letter everybody.',
    patches,
  }
  const alone = {
    label: 'Cover letter',
    detail: 'git send-email --to-cover --cc-cover sends the patches to them as well.',
    patches: cover,
  }
  const chosen = await window.showQuickPick([each, alone], {
    placeHolder: 'Select where To: and Cc: are written',
  })
  return chosen?.patches
}

interface Written {
  readonly patches: number
  readonly added: number
  /** Patches that were not saved because somebody is changing them. */
  readonly unsaved: number
  /** Why some patches got nobody. */
  readonly refusals: ReadonlySet<string>
  readonly unusable: ReadonlySet<string>
}

async function write(
  { server, work }: Session,
  shown: Shown,
  patches: readonly PatchRef[],
): Promise<Written> {
  const edit = new WorkspaceEdit()
  const refusals = new Set<string>()
  const unusable = new Set<string>()
  const toSave: Uri[] = []
  let [changed, added, unsaved] = [0, 0, 0]
  for (const patch of patches) {
    const uri = Uri.parse(patch.uri)
    const { text, document } = await readPatch(uri)
    const answer = await server.request(RECIPIENTS_REQUEST, { text, ...recipientsOf(shown, patch) })
    for (const email of answer.unusable) unusable.add(email)
    if (answer.impossible !== undefined) refusals.add(answer.impossible)
    if (answer.insertions.length === 0) continue
    changed++
    added += answer.mails.reduce((sum, mail) => sum + mail.added, 0)
    if (document) {
      for (const { offset, text: inserted } of answer.insertions) {
        edit.insert(uri, document.positionAt(offset), inserted)
      }
      if (document.isDirty) unsaved++
      else toSave.push(uri)
    } else await writeBytes(uri, withInsertions(text, answer.insertions))
  }
  if (edit.size > 0 && !(await work.aside(() => workspace.applyEdit(edit)))) {
    throw new Error('VS Code did not apply the edit.')
  }
  // git send-email reads the file: what was as on the disk before is so again.
  for (const uri of toSave) await (await workspace.openTextDocument(uri)).save()
  return { patches: changed, added, unsaved, refusals, unusable }
}

/** A patch names those whom it is for, a cover letter everybody. */
function recipientsOf({ answer, choices, posting }: Shown, patch: PatchRef): ChosenRecipients {
  const { to, cc } = chosenRecipients(answer, choices)
  const index = posting.patches.indexOf(patch)
  const isFor = ({ patches }: { readonly patches?: readonly number[] }): boolean =>
    patch.isCover || patches === undefined || patches.includes(index)
  return { to: to.filter(isFor), cc: cc.filter(isFor) }
}

function withInsertions(
  text: string,
  insertions: readonly { readonly offset: number; readonly text: string }[],
): string {
  return insertions.reduceRight(
    (whole, { offset, text: inserted }) => whole.slice(0, offset) + inserted + whole.slice(offset),
    text,
  )
}

function sentence({ patches, added, unsaved, refusals, unusable }: Written): string {
  const none = refusals.size > 0 ? [] : ['The patches name all who are selected already.']
  const addresses = added === 1 ? '1 address' : `${added} addresses`
  const into = patches === 1 ? '1 patch' : `${patches} patches`
  const done = added > 0 ? [`Wrote ${addresses} into ${into}.`] : none
  const open = unsaved === 1 ? '1 patch has' : `${unsaved} patches have`
  return [
    ...done,
    ...(unsaved > 0 ? [`${open} other changes that are not saved: save before you send.`] : []),
    ...refusals,
    ...(unusable.size > 0 ? [`No mail reaches ${[...unusable].join(', ')}.`] : []),
  ].join(' ')
}
