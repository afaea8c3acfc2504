import { commands, Disposable, env, window } from 'vscode'
import type { MaintainerEntry } from '../server/protocol/maintainers'
import { chosenLines, entriesOf } from './chosenLines'
import { formatAddress } from './mailAddress'
import type { MaintainersNode } from './maintainersTree'
import { addressIn } from './openLink'
import { plain } from './plain'
import { chosenRecipients } from './recipientChoices'
import type { Feature } from './session'

/** The commands that copy addresses, as a mail program and `git send-email --to` take them. */
export const copyAddress: Feature = ({ maintainers }) =>
  Disposable.from(
    commands.registerCommand('kernelPatch.copyAddress', async (node?: unknown, all?: unknown) => {
      const lines = await chosenLines(maintainers, node, all)
      const entries = entriesOf(lines)
      if (entries.length > 0) await copy(entries)
      else await copyText(lines.flatMap(textOf))
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

/** The lines that name no address have a text that somebody may want elsewhere: a repository, a pattern. */
async function copyText(texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return
  await env.clipboard.writeText(texts.join('\n'))
  window.setStatusBarMessage('Copied the text of the line.', 3000)
}

function textOf(node: MaintainersNode): string[] {
  switch (node.is) {
    case 'section':
      return [plain(node.section.name)]
    case 'link':
      return [addressIn(node.link)]
    case 'detail':
      return [plain(node.detail.text)]
    case 'entry':
    case 'group':
    case 'sections':
      return []
  }
}
