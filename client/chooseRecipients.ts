import { commands, Disposable, env, window } from 'vscode'
import { chosenEntries } from './chosenEntries'
import { sendEmailArguments } from './mailAddress'
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
        const entries = await chosenEntries(maintainers, node, all)
        const choices = maintainers.shownNow?.choices
        if (!choices) return
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

const NOBODY = 'Nobody is selected. Select those who have to get the patch in the view Maintainers.'
