import { commands, Disposable, env, window } from 'vscode'
import { chosenEntries, chosenLines, entriesOf } from './chosenLines'
import { sendEmailArguments } from './mailAddress'
import type { MaintainersNode } from './maintainersTree'
import { chosenRecipients } from './recipientChoices'
import type { Feature } from './session'

/** The commands that decide who gets a posting, and that hand the decision to git send-email. */
export const chooseRecipients: Feature = ({ maintainers }) => {
  const sendAs =
    (header: 'To' | 'Cc') =>
    async (node?: unknown, all?: unknown): Promise<void> => {
      const entries = await chosenEntries(maintainers, node, all)
      maintainers.shownNow?.choices.send(entries, header)
      maintainers.choicesChanged()
    }
  return Disposable.from(
    commands.registerCommand('kernelPatch.sendTo', sendAs('To')),
    commands.registerCommand('kernelPatch.sendCc', sendAs('Cc')),
    commands.registerCommand(
      'kernelPatch.toggleRecipient',
      async (node?: unknown, all?: unknown) => {
        const lines = await chosenLines(maintainers, node, all)
        const entries = entriesOf(lines)
        const choices = maintainers.shownNow?.choices
        // What has no box unfolds, as in every tree; on a line that cannot, VS Code would take it for a click.
        if (lines.length === 1 && lines.every(canUnfold)) {
          await commands.executeCommand('list.toggleExpand')
        }
        if (!choices || entries.length === 0) return
        choices.select(entries, !entries.every(entry => choices.isSelected(entry)))
        maintainers.choicesChanged()
      },
    ),
    commands.registerCommand('kernelPatch.copySendEmailArguments', async () => {
      const shown = maintainers.shownNow
      if (!shown) return
      const { to, cc } = chosenRecipients(shown.answer, shown.choices)
      const count = to.length + cc.length
      if (count === 0) {
        void window.showInformationMessage(NOBODY)
        return
      }
      await env.clipboard.writeText(sendEmailArguments(to, cc))
      const what = count === 1 ? '1 address' : `${count} addresses`
      window.setStatusBarMessage(`Copied ${what} as arguments of git send-email.`, 3000)
    }),
  )
}

function canUnfold(node: MaintainersNode): boolean {
  return node.is === 'sections' || (node.is === 'section' && node.section.links.length > 0)
}

const NOBODY = 'Nobody is selected. Select those who have to get the patch in the view Maintainers.'
