import { maintainers } from './maintainers'
import type { MaintainersTree } from './maintainersTree'
import type { KnownRecipients } from './readyToSend'

/** Who has to get a change of these paths by MAINTAINERS alone; undefined where there is no such file. */
export async function knownRecipients(
  tree: MaintainersTree,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<KnownRecipients | undefined> {
  if (tree.maintainersFiles.length === 0) return undefined
  const { recipients } = await maintainers({ paths, history: false }, tree, signal)
  const of = (wanted: string): string[] =>
    recipients.filter(({ group }) => group === wanted).map(({ name, email }) => name || email)
  return { to: of('to'), others: of('cc').length, lists: of('lists') }
}
