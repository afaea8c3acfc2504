import { commands, Disposable, env, window } from 'vscode'
import type { MaintainerEntry } from '../server/protocol/maintainers'
import { chosenEntries } from './chosenEntries'
import { formatAddress } from './mailAddress'
import { chosenRecipients } from './recipientChoices'
import type { Feature } from './session'

/** The commands that copy addresses, as a mail program and `git send-email --to` take them. */
export const copyAddress: Feature = ({ maintainers }) =>
  Disposable.from(
    commands.registerCommand('kernelPatch.copyAddress', async (node?: unknown, all?: unknown) => {
      await copy(await chosenEntries(maintainers, node, all))
    }),
    commands.registerCommand('kernelPatch.copyAllAddresses', async () => {
      const shown = maintainers.shownNow
      if (!shown) return
      const { to, cc } = chosenRecipients(shown.answer, shown.choices)
      await copy([...to, ...cc])
    }),
  )

async function copy(entries: readonly MaintainerEntry[]): Promise<void> {
  if (entries.length === 0) return
  const addresses = [...new Set(entries.map(formatAddress))]
  await env.clipboard.writeText(addresses.join(', '))
  const what = addresses.length === 1 ? 'address' : 'addresses'
  window.setStatusBarMessage(`Copied ${addresses.length} ${what}.`, 3000)
}
