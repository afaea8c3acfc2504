import { commands, Disposable, env, window } from 'vscode'
import type { MaintainerEntry } from '../server/protocol'
import { chosenEntries } from './chosenEntries'
import type { Feature } from './session'

/** The commands that copy addresses, as a mail program and `git send-email --to` take them. */
export const copyAddress: Feature = ({ maintainers }) =>
  Disposable.from(
    commands.registerCommand('kernelPatch.copyAddress', async (node?: unknown, all?: unknown) => {
      await copy(chosenEntries(maintainers, node, all))
    }),
    commands.registerCommand('kernelPatch.copyAllAddresses', async () => {
      const groups = maintainers.tree.getChildren().filter(({ group }) => group.id !== 'history')
      await copy(groups.flatMap(({ group }) => group.entries))
    }),
  )

/** `Jane Doe <jane@example.org>`, quoted where a mail header needs it. */
export function formatAddress({ name, email }: MaintainerEntry): string {
  if (!name) return email
  const written = /[,;:@[\]()<>"\\]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name
  return `${written} <${email}>`
}

async function copy(entries: readonly MaintainerEntry[]): Promise<void> {
  if (entries.length === 0) return
  const addresses = [...new Set(entries.map(formatAddress))]
  await env.clipboard.writeText(addresses.join(', '))
  const what = addresses.length === 1 ? 'address' : 'addresses'
  window.setStatusBarMessage(`Copied ${addresses.length} ${what}.`, 3000)
}
